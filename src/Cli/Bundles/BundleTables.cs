using System.Globalization;
using PciAutoHeal.Cli.Output;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>The tables of a bundle, a row for each fact.</summary>
internal static class BundleTables
{
    public static string InForce(LedgerEvidence evidence, IReadOnlyList<InForce> spans)
    {
        var names = evidence.Organization?.Accounts.ToDictionary(a => a.Id, a => a.Name) ?? [];
        return CsvText.Write(
            ["account", "name", "region", "wave", "release", "from", "until"],
            spans.Select(span => (IEnumerable<string>)
            [
                span.Target.Account.Value, names.GetValueOrDefault(span.Target.Account, ""), span.Target.Region.Value, Number(span.Wave),
                span.Content ?? "", Time(span.From), Time(span.Until),
            ]));
    }

    public static string History(LedgerEvidence evidence) => CsvText.Write(
        ["account", "region", "at", "wave", "state", "release", "errorCode", "error"],
        evidence.History.Select(h => (IEnumerable<string>)
        [
            h.Target.Account.Value, h.Target.Region.Value, Time(h.UpdatedAt), Number(h.Wave), $"{h.State}", h.Content ?? "",
            h.ErrorCode ?? "", h.Error ?? "",
        ]));

    public static string Rules(IReadOnlyList<RuleInForce> rules, LedgerEvidence evidence)
    {
        var coverage = evidence.Coverage?.Rules.ToDictionary(row => row.Rule, StringComparer.Ordinal) ?? [];
        return CsvText.Write(
            ["rule", "checks", "pack", "regions", "remediation", "handling", "pci321", "pci40"],
            rules.Select(rule => (rule, row: coverage.GetValueOrDefault(rule.Checks ?? ""))).Select(it => (IEnumerable<string>)
            [
                it.rule.Name, it.rule.Checks ?? "", it.rule.Pack.DeployedName.Value,
                it.rule.Regions is { } regions ? string.Join(' ', regions) : $"where {it.rule.Condition}",
                it.rule.Remediation ?? "", it.row?.Handling ?? "",
                string.Join(' ', it.row?.Pci321 ?? []), string.Join(' ', it.row?.Pci40 ?? []),
            ]));
    }

    public static string Evaluations(LedgerEvidence evidence) => CsvText.Write(
        ["occasion", "takenAt", "pack", "account", "region", "compliantRules", "nonCompliantRules", "totalRules"],
        evidence.Evaluations.SelectMany(snapshot => snapshot.Rows.OrderBy(row => row.Pack).ThenBy(row => row.Target)
            .Select(row => (IEnumerable<string>)
            [
                snapshot.Occasion, Time(snapshot.TakenAt), row.Pack.Value, row.Target.Account.Value, row.Target.Region.Value,
                Number(row.CompliantRules), Number(row.NonCompliantRules), Number(row.TotalRules),
            ])));

    /// <summary>An exception is judged by the last moment that the ledger knows of.</summary>
    public static string Exceptions(LedgerEvidence evidence)
    {
        var today = DateOnly.FromDateTime(evidence.AsOf.UtcDateTime);
        return CsvText.Write(
            ["kind", "account", "region", "reason", "owner", "expires", "inForce"],
            evidence.Spec.Scope.Exclude.OrderBy(e => e.Account).Select(e => (IEnumerable<string>)
            [
                "excluded", e.Account.Value, "", e.Reason, e.Owner ?? "",
                e.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", e.HasExpired(today) ? "false" : "true",
            ]).Concat((evidence.Plan?.Skipped ?? []).Select(s => (IEnumerable<string>)
                ["skipped", s.Account.Value, s.Region?.Value ?? "", s.Reason, "", "", "true"])));
    }

    public static string Approvals(LedgerEvidence evidence) => CsvText.Write(
        ["at", "event", "planHash", "actor", "detail"],
        evidence.Events.Where(e => e.Kind is RolloutEventKind.RolloutPlanned or RolloutEventKind.ApprovalRequested
                or RolloutEventKind.ApprovalSigned or RolloutEventKind.ApprovalGiven or RolloutEventKind.RolloutRefused)
            .Select(e => (IEnumerable<string>)[Time(e.At), $"{e.Kind}", e.PlanHash ?? "", e.Actor ?? "", e.Detail]));

    /// <summary>In which mode packs were put, put by put; what documents then did is not on record.</summary>
    public static string Remediation(LedgerEvidence evidence) => CsvText.Write(
        ["at", "pack", "region", "wave", "mode", "delivery"],
        evidence.Events.Where(e => e.Put is not null).Select(e => (IEnumerable<string>)
        [
            Time(e.Put!.At), e.Put.Pack.Value, e.Put.Region.Value, Number(e.Wave), RemediationModes.Word(e.Put.Mode), $"{e.Put.Delivery}",
        ]));

    private static string Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
