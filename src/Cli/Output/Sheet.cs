using System.Data;
using System.Globalization;

namespace PciAutoHeal.Cli.Output;

/// <summary>A sheet of a workbook: its heading is there also when it has no row.</summary>
internal static class Sheet
{
    public static DataTable Of<T>(IReadOnlyList<T> rows, params (string Heading, Func<T, object?> Value)[] columns)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var (heading, _) in columns)
            table.Columns.Add(heading, typeof(object));
        foreach (var row in rows)
            table.Rows.Add([.. columns.Select(column => column.Value(row))]);
        return table;
    }
}
