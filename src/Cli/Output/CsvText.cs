namespace PciAutoHeal.Cli.Output;

/// <summary>Lines of comma-separated values as RFC 4180 has them.</summary>
internal static class CsvText
{
    public static string Write(IEnumerable<string> heading, IEnumerable<IEnumerable<string>> rows) =>
        string.Concat(rows.Prepend(heading).Select(fields => string.Join(',', fields.Select(Field)) + "\r\n"));

    private static string Field(string text)
    {
        var plain = IsFormula(text) ? $"'{text}" : text;
        return plain.AsSpan().ContainsAny(",\"\r\n") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    /// <summary>Spreadsheets run what looks like a formula, and the owner of an account chooses its name.</summary>
    private static bool IsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
