using System.Globalization;

namespace PciAutoHeal.Documents.Generation;

/// <summary>A PCI DSS requirement, by number alone, and what is done for it.</summary>
/// <param name="Standard">3.2.1 or 4.0.1.</param>
public sealed record RequirementRow(
    string Standard, string Requirement, int Auto, int Gated, int Manual, IReadOnlyList<string> Rules)
{
    public int Total => Auto + Gated + Manual;
}

/// <summary>The coverage turned round: a row for each requirement that some rule serves.</summary>
public static class CoverageRequirements
{
    public static IReadOnlyList<RequirementRow> Of(IReadOnlyList<CoverageRow> rows) =>
        [.. Of("4.0.1", rows, row => row.Pci40), .. Of("3.2.1", rows, row => row.Pci321)];

    private static IEnumerable<RequirementRow> Of(
        string standard, IReadOnlyList<CoverageRow> rows, Func<CoverageRow, IReadOnlyList<string>> numbers) =>
        rows.SelectMany(row => numbers(row).Select(number => (number, row)))
            .GroupBy(it => it.number)
            .OrderBy(it => SortKey(it.Key), StringComparer.Ordinal)
            .Select(it => new RequirementRow(
                standard,
                it.Key,
                it.Count(rule => rule.row.Handling == "auto"),
                it.Count(rule => rule.row.Handling == "gated"),
                it.Count(rule => rule.row.Handling == "manual"),
                [.. it.Select(rule => rule.row.Rule)]));

    /// <summary>1.2.10 comes after 1.2.9, and appendix A after requirement 12.</summary>
    private static string SortKey(string number) => string.Join('.', number.Split('.').Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("D4", CultureInfo.InvariantCulture) : part));
}
