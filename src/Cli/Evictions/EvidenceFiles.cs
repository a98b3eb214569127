using System.Globalization;
using PciAutoHeal.Cli.Bundles;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Output;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cli.Evictions;

/// <summary>
/// Evidence of what is about to go as files: the whole of it as JSON, and a row for each target and pack for a
/// spreadsheet.
/// </summary>
internal static class EvidenceFiles
{
    public static IReadOnlyList<BundleFile> Of(EvidenceKept evidence) =>
    [
        new("evidence.json", JsonOutput.WriteBytes(Document(evidence))),
        new("evidence.csv", WrittenFile.Text(Csv(evidence))),
    ];

    private static object Document(EvidenceKept evidence) => new
    {
        schema = "pciautoheal/evicted/1",
        rollout = evidence.Rollout.Value,
        evidence.TakenAt,
        evidence.Release,
        targets = evidence.Targets.Select(t => new
        {
            account = t.Record.Target.Account.Value,
            region = t.Record.Target.Region.Value,
            t.Record.Wave,
            state = $"{t.Record.State}",
            t.Record.Content,
            t.Record.ErrorCode,
            t.Record.Error,
            t.Record.UpdatedAt,
            compliance = t.Compliance.Select(c => new
            {
                pack = c.Pack.Value,
                c.CompliantRules,
                c.NonCompliantRules,
                c.TotalRules,
                c.HasData,
            }),
        }),
    };

    private static string Csv(EvidenceKept evidence) => string.Concat(evidence.Targets
        .SelectMany(t => t.Compliance.DefaultIfEmpty().Select(c => string.Create(
            CultureInfo.InvariantCulture,
            $"{t.Record.Target.Account},{t.Record.Target.Region},{t.Record.State},{c?.Pack.Value},{c?.CompliantRules},{c?.NonCompliantRules},{c?.TotalRules}\r\n")))
        .Prepend("account,region,state,pack,compliantRules,nonCompliantRules,totalRules\r\n"));
}
