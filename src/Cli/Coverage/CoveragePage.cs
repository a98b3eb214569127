using PciAutoHeal.Documents.Generation;
using Scriban;
using Scriban.Runtime;

namespace PciAutoHeal.Cli.Coverage;

/// <summary>One page that stands by itself: nothing is fetched, and every text is escaped.</summary>
internal static class CoveragePage
{
    private static readonly Template Page = Read();

    public static string Write(CoverageReport report)
    {
        var model = new ScriptObject
        {
            ["total"] = report.Rules.Count,
            ["auto"] = report.Auto,
            ["gated"] = report.Gated,
            ["manual"] = report.Manual,
            ["rules"] = report.Rules.Select(Rule).ToList(),
            ["requirements"] = report.Requirements.Select(Requirement).ToList(),
        };
        var context = new TemplateContext { StrictVariables = true, LoopLimit = 0 };
        context.PushGlobal(model);
        return Page.Render(context);
    }

    private static ScriptObject Rule(CoverageRow row) => new()
    {
        ["id"] = row.Rule,
        ["name"] = row.Rule.ToLowerInvariant().Replace('_', '-'),
        ["packs"] = row.Packs,
        ["pci321"] = row.Pci321,
        ["pci40"] = row.Pci40,
        ["handling"] = row.Handling,
        ["document"] = row.Document is null ? "" : Path.GetFileNameWithoutExtension(row.Document),
        ["reason"] = row.Reason,
    };

    private static ScriptObject Requirement(RequirementRow row) => new()
    {
        ["standard"] = row.Standard,
        ["number"] = row.Requirement,
        ["auto"] = row.Auto,
        ["gated"] = row.Gated,
        ["manual"] = row.Manual,
        ["total"] = row.Total,
        ["rules"] = row.Rules,
    };

    private static Template Read()
    {
        using var stream = typeof(CoveragePage).Assembly.GetManifestResourceStream("CoveragePage.html")
            ?? throw new InvalidOperationException("The page is not in the program.");
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd());
        return template.HasErrors ? throw new InvalidOperationException(string.Join('\n', template.Messages)) : template;
    }
}
