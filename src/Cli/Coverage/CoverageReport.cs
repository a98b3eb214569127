using PciAutoHeal.Documents.Catalog;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>What is covered, seen from the rules and from the requirements.</summary>
internal sealed record CoverageReport(
    IReadOnlyList<CoverageRow> Rules, IReadOnlyList<RequirementRow> Requirements, string Markdown)
{
    public static CoverageReport Of(RuleCatalog catalog)
    {
        var rules = CoverageTable.Of(catalog);
        return new(rules, CoverageRequirements.Of(rules), CoverageTable.Markdown(catalog));
    }

    public int Auto => Count("auto");

    public int Gated => Count("gated");

    public int Manual => Count("manual");

    /// <summary>The JSON document <c>pciautoheal/coverage/1</c>.</summary>
    public object Document => new { schema = "pciautoheal/coverage/1", rules = Rules, requirements = Requirements };

    private int Count(string handling) => Rules.Count(row => row.Handling == handling);
}
