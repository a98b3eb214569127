using System.Globalization;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cli.Evictions;

/// <summary>Evidence as files: the whole of it as JSON, and a row for each target and pack for a spreadsheet.</summary>
internal static class EvidenceFiles
{
    /// <summary>Writes both files under names that tell the rollout and the list; what is there already is replaced.</summary>
    public static async Task<string> WriteAsync(string folder, EvidenceKept evidence, string hash, CancellationToken ct)
    {
        var place = Path.Combine(folder, $"{evidence.Rollout}-{hash["sha256:".Length..][..12]}");
        Directory.CreateDirectory(place);
        await File.WriteAllTextAsync(Path.Combine(place, "evidence.json"), JsonOutput.Write(Document(evidence)), ct);
        await File.WriteAllTextAsync(Path.Combine(place, "evidence.csv"), Csv(evidence), ct);
        return place;
    }

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
