using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps.Brakes;

/// <summary>
/// The brake of one rollout: thrown where it has come before its packs are put again, which takes AWS hours where the
/// brake takes seconds, and taken off when the rollout goes on. One that only detects or only tries has none.
/// </summary>
public sealed class RolloutBrake(
    FleetBrake fleet, IRolloutLedger ledger, ITargetLedger targets, RolloutBook book, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>A repeat with the same token goes only to the targets that could not be reached before.</summary>
    /// <returns>Null when nothing heals.</returns>
    public async Task<BrakesThrown?> ThrowAsync(RolloutId rollout, int? wave, string token, CancellationToken ct)
    {
        var spec = await book.SpecAsync(rollout, ct);
        if (spec.Remediation != RemediationMode.Heal)
        {
            return null;
        }

        var plan = await book.PlanAsync(rollout, ct);
        var before = await KeptAsync(rollout, ct);
        var done = before.Token == token ? before.Reached.ToHashSet() : [];
        var asked = (await targets.ReadAsync(rollout, ct))
            .Where(r => r.Wave is not null && RolledBack.IsReached(r.State) && r.Target.Account != plan.ManagementAccount)
            .Select(r => r.Target).Where(t => !done.Contains(t)).ToList();
        var readings = await fleet.MoveAsync(
            asked, spec.MemberRole, BrakeMove.Contain(rollout), null, clock.GetUtcNow() + Longest, ct);
        var now = new BrakesThrown(token, Known(before.Reached, readings), Refusals(readings));
        await book.KeepAsync(rollout, BrakesThrown.Document, now, ct);
        await TellAsync(rollout, wave, $"{token}.brake-thrown", RolloutEventKind.BrakeThrown, now.Words, ct);
        return now;
    }

    /// <summary>Takes off what this rollout threw, and nothing that a person has thrown meanwhile.</summary>
    public async Task ReleaseAsync(RolloutId rollout, int? wave, string token, CancellationToken ct)
    {
        var thrown = await KeptAsync(rollout, ct);
        if (thrown.Reached.Count == 0)
        {
            return;
        }

        var spec = await book.SpecAsync(rollout, ct);
        var readings = await fleet.MoveAsync(
            thrown.Reached, spec.MemberRole, BrakeMove.Resume(rollout), null, clock.GetUtcNow() + Longest, ct);
        var left = Refusals(readings);
        var foreign = readings.Where(r => r.IsOn).ToList();
        await book.KeepAsync(
            rollout, BrakesThrown.Document, BrakesThrown.Nowhere with { Reached = [.. left.Select(l => l.Target)] }, ct);
        var words = $"brake off again in {readings.Count - left.Count - foreign.Count} targets"
            + (left.Count == 0 ? "" : $"; still on in {left.Count}, the first {left[0].Target}: {left[0].Code}: {left[0].Reason}")
            + (foreign.Count == 0 ? "" : $"; on in {foreign.Count} by somebody else's hand, the first {foreign[0].Target}");
        await TellAsync(rollout, wave, $"{token}.brake-released", RolloutEventKind.BrakeReleased, words, ct);
    }

    private async Task<BrakesThrown> KeptAsync(RolloutId rollout, CancellationToken ct) =>
        await book.FindAsync<BrakesThrown>(rollout, BrakesThrown.Document, ct) ?? BrakesThrown.Nowhere;

    private static IReadOnlyList<Target> Known(IEnumerable<Target> before, IEnumerable<BrakeReading> readings) =>
        [.. before.Union(readings.Where(r => r.IsKnown).Select(r => r.Target)).Order()];

    private static IReadOnlyList<TargetRefusal> Refusals(IEnumerable<BrakeReading> readings) =>
        [.. readings.Where(r => !r.IsKnown).Select(r => new TargetRefusal(r.Target, r.ErrorCode!, r.Error ?? "")).OrderBy(r => r.Target)];

    private Task TellAsync(
        RolloutId rollout, int? wave, string id, RolloutEventKind kind, string words, CancellationToken ct) =>
        ledger.AppendAsync(rollout, [new(id, clock.GetUtcNow(), kind, words) { Wave = wave }], ct);
}
