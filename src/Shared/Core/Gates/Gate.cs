using System.Globalization;
using PciAutoHeal.Core.Healing;

namespace PciAutoHeal.Core.Gates;

/// <summary>Decides from what was seen whether the next wave may start.</summary>
public static class Gate
{
    /// <summary>How long to hold at a time while targets are in progress.</summary>
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Too many changes, alarms and failures speak first, so that a bad wave halts as soon as it is known to be bad;
    /// then what is still running; then regressions; then targets nobody can confirm, for which no bake helps; then
    /// time; and last the compliance and the alarms of which time brought no word. A freeze only keeps a good wave from
    /// being followed.
    /// </summary>
    public static GateVerdict Judge(WaveObservation seen, GateRules rules, DateTimeOffset now, HealingCaps? caps = null)
    {
        var allowed = rules.MaxFailedTargets.Of(seen.Targets);
        var missing = seen.Unconfirmed + seen.WithoutCompliance;
        var baked = now - seen.LastSettledAt;
        return seen switch
        {
            _ when caps is not null && seen.Changes.Beyond(caps) is { } beyond => new GateVerdict.Halt(beyond),
            { Alarms.Ringing: { } ringing } => new GateVerdict.Halt(ringing),
            { Failed: var failed } when failed > allowed => new GateVerdict.Halt(
                $"{Count(failed, "target")} of {seen.Targets} failed, {allowed} allowed ({rules.MaxFailedTargets}){Because(seen.Example)}"),
            { InProgress: > 0 } => new GateVerdict.Hold($"{Count(seen.InProgress, "target")} still in progress", Recheck),
            { Changes.Uncounted.Count: > 0 } when rules.OnMissingData == MissingDataPolicy.Halt => new GateVerdict.Halt(Uncounted(seen)),
            { Changes.Uncounted.Count: > 0 } when rules.OnMissingData == MissingDataPolicy.Pause => new GateVerdict.Pause(Uncounted(seen)),
            { Regressions: var worse } when worse > rules.MaxRegressions => new GateVerdict.Halt(
                $"{Count(worse, "rule")} compliant before the wave and not after it, {rules.MaxRegressions} allowed{Because(seen.Example)}"),
            { Unconfirmed: > 0 } when rules.OnMissingData == MissingDataPolicy.Pause => new GateVerdict.Pause(Unknown(seen)),
            _ when baked < rules.Bake => new GateVerdict.Hold(
                $"baking, {Words(rules.Bake - baked)} left", rules.Bake - baked),
            { WithoutCompliance: > 0, CanHaveCompliance: true } when baked < rules.DataWithin && rules.OnMissingData != MissingDataPolicy.Pass =>
                new GateVerdict.Hold($"waiting for compliance data of {Count(seen.WithoutCompliance, "target")}", Recheck),
            _ when missing > 0 && rules.OnMissingData == MissingDataPolicy.Halt =>
                new GateVerdict.Halt(Unknown(seen)),
            _ when missing > 0 && rules.OnMissingData == MissingDataPolicy.Pause =>
                new GateVerdict.Pause(Unknown(seen)),
            { Alarms.Silent: { } silent } when rules.OnMissingData == MissingDataPolicy.Halt => new GateVerdict.Halt(silent),
            { Alarms.Silent: { } silent } when rules.OnMissingData == MissingDataPolicy.Pause => new GateVerdict.Pause(silent),
            _ when FreezeWindow.At(rules.Freeze, now) is { } freeze => new GateVerdict.Hold(freeze.Words, freeze.To - now),
            _ => new GateVerdict.Proceed(),
        };
    }

    private static string Uncounted(WaveObservation seen) =>
        $"changes could not be counted in {Count(seen.Changes.Uncounted.Count, "account")}, such as {seen.Changes.Uncounted[0]}";

    private static string Unknown(WaveObservation seen) =>
        Missing(seen) + (seen.Silent is null ? "" : $", such as {seen.Silent}");

    private static string Missing(WaveObservation seen) => (seen.Unconfirmed, seen.WithoutCompliance) switch
    {
        (var targets, 0) => $"{Count(targets, "target")} could not be confirmed",
        (0, var targets) => $"no compliance data for {Count(targets, "target")}",
        var (unconfirmed, without) =>
            $"{Count(unconfirmed, "target")} could not be confirmed and no compliance data for {Count(without, "target")}",
    };

    private static string Because(string? example) => example is null ? "" : $": {example}";

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string Words(TimeSpan span) => span.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalMinutes)} min")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalSeconds)} s");
}
