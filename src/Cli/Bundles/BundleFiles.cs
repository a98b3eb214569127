using System.Text;
using System.Text.Json;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Output;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>
/// The files of a bundle, from what the ledger holds and nothing else: the same ledger gives the same bytes.
/// </summary>
internal static class BundleFiles
{
    public static IReadOnlyList<BundleFile> Of(LedgerEvidence evidence)
    {
        var regions = evidence.Plan?.Regions ?? evidence.Spec.Regions ?? [];
        var home = evidence.Plan?.HomeRegion ?? evidence.Spec.HomeRegion;
        var rules = home is null ? [] : RuleInForce.Of(evidence.Release, regions, home);
        var spans = InForce.Of(evidence.History);
        var gaps = NotKnown.Of(evidence);
        return
        [
            Text("README.md", BundleReadme.Write(evidence, spans, gaps)),
            Text("approvals.csv", BundleTables.Approvals(evidence)),
            Text("evaluations.csv", BundleTables.Evaluations(evidence)),
            Text("events.jsonl", string.Concat(evidence.Events.Select(e => $"{StepJson.Write(e)}\n"))),
            Text("exceptions.csv", BundleTables.Exceptions(evidence)),
            Text("history.csv", BundleTables.History(evidence)),
            Text("in-force.csv", BundleTables.InForce(evidence, spans)),
            Text("remediation.csv", BundleTables.Remediation(evidence)),
            Text("rules.csv", BundleTables.Rules(rules, evidence)),
            new("rollout.json", JsonOutput.WriteBytes(Rollout(evidence, gaps))),
            Text("spec.json", Indented(evidence.Spec)),
            .. evidence.Plan is { } plan ? [Text("plan.json", Indented(plan))] : (BundleFile[])[],
            .. evidence.Drift is { } drift ? [new("drift.json", JsonOutput.WriteBytes(DriftDocument.Of(drift)))] : (BundleFile[])[],
            .. Requirements(evidence, rules, spans),
            .. evidence.Release.Packs.Select(pack => Text($"packs/{pack.DeployedName}.yaml", pack.Template)),
        ];
    }

    private static IEnumerable<BundleFile> Requirements(
        LedgerEvidence evidence, IReadOnlyList<RuleInForce> rules, IReadOnlyList<InForce> spans)
    {
        if (evidence.Coverage is { } coverage)
        {
            var planned = evidence.Plan?.Waves.SelectMany(w => w.Targets).ToList() ?? [];
            yield return new(
                "requirements.json", JsonOutput.WriteBytes(RequirementEvidence.Of(coverage, rules, spans, planned)));
        }
    }

    private static object Rollout(LedgerEvidence evidence, IReadOnlyList<string> gaps)
    {
        var state = RolloutState.Fold(evidence.Events);
        return new
        {
            schema = "pciautoheal/evidence-rollout/1",
            rollout = evidence.Header.Id.Value,
            evidence.Header.Name,
            evidence.Header.StartedAt,
            evidence.Header.StartedBy,
            evidence.AsOf,
            state = $"{state.Status}",
            state.Reason,
            state.PlanHash,
            state.ApprovedHash,
            state.ApprovedAt,
            release = evidence.Release.Hash,
            packs = evidence.Release.Packs.Select(pack => new
            {
                name = pack.Name.Value,
                deployedName = pack.DeployedName.Value,
                rules = pack.RuleCount,
                sha256 = BundleManifest.HashOf(Encoding.UTF8.GetBytes(pack.Template)),
            }),
            targets = evidence.Targets.GroupBy(t => t.State).OrderBy(g => g.Key).ToDictionary(g => $"{g.Key}", g => g.Count()),
            evaluationsTaken = evidence.Evaluations.Select(s => new { s.Occasion, s.TakenAt, rows = s.Rows.Count }),
            notKnown = gaps,
        };
    }

    private static string Indented<T>(T value)
    {
        using var document = JsonDocument.Parse(StepJson.Write(value));
        return JsonOutput.Write(document.RootElement) + "\n";
    }

    private static BundleFile Text(string path, string text) => new(path, WrittenFile.Text(text));
}
