using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Closing;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Brings previous packs back to targets that had them by stack sets or as accounts, the way the rollout that delivered
/// them did. A target that it had not reached had nothing that could come back.
/// </summary>
public sealed class RestoringDeliveries(
    TargetedDelivery delivery, IRolloutLedger ledger, ITargetLedger targets, RolloutBook book, StepLimits limits, TimeProvider clock)
{
    /// <returns>What is not there yet.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        RolloutId rollout, string token, IEnumerable<PreviousPack> previous, IReadOnlySet<Target> returning, CancellationToken ct)
    {
        var open = new List<string>();
        foreach (var old in previous.GroupBy(p => p.Rollout).OrderBy(g => g.Key.Value, StringComparer.Ordinal))
        {
            var left = await OpenAsync(rollout, token, old.Key, [.. old], returning, ct);
            open.AddRange(left == 0 ? [] : [$"{left} targets of {old.Key}"]);
        }

        return open;
    }

    private async Task<int> OpenAsync(
        RolloutId rollout, string token, RolloutId earlier, IReadOnlyList<PreviousPack> previous, IReadOnlySet<Target> returning, CancellationToken ct)
    {
        var plan = await book.PlanAsync(earlier, ct);
        var release = await book.ReleaseAsync(earlier, ct) with { Packs = [.. previous.Select(p => p.Pack)] };
        var spec = await book.SpecAsync(earlier, ct);
        var work = new TargetedWork(plan, release, spec, spec.Remediation, $"{rollout}-{token}-back");
        var records = (await targets.ReadAsync(earlier, ct))
            .Where(r => returning.Contains(r.Target) && TargetedDelivery.IsTargeted(plan, r)
                && r.State is TargetState.Deployed or TargetState.Contained).ToList();
        var put = await DoneAsync(rollout, PutOf(token, earlier), ct);
        var left = records.Where(r => !put.Has(r.Target)).ToList();
        if (left.Count > 0)
        {
            var slice = left.Take(limits.VisitsPerStep).ToList();
            var answer = await delivery.PutAsync(work, slice, ct);
            Refuse(earlier, answer.Refused);
            await StandsAgainAsync(earlier, previous, plan.Regions, ct);
            await book.KeepAsync(
                rollout, Visited.Document(PutOf(token, earlier)), put.With(slice.Select(r => r.Target).Except(answer.Busy)), ct);
            return left.Count;
        }

        var there = await DoneAsync(rollout, ThereOf(token, earlier), ct);
        var unseen = records.Where(r => !there.Has(r.Target)).ToList();
        var looked = unseen.Take(limits.VisitsPerStep).ToList();
        var reading = await delivery.ReadAsync(work, looked, ct);
        Refuse(earlier, reading.Unreadable);
        if (reading.Rows.FirstOrDefault(row => row.Row.Status is PackRowStatus.Failed) is { } failed)
        {
            throw Failed($"{failed.Pack} did not come back in {failed.Target}: {failed.Row.ErrorCode}: {failed.Row.Error}");
        }

        var whole = reading.Rows.Where(row => row.Row.Status is PackRowStatus.Successful).GroupBy(row => row.Target)
            .Where(g => g.Count() == previous.Count).Select(g => g.Key).ToList();
        await book.KeepAsync(rollout, Visited.Document(ThereOf(token, earlier)), there.With(whole), ct);
        if (unseen.Count == whole.Count)
        {
            await TellAsync(rollout, token, earlier, records.Count, ct);
        }

        return unseen.Count - whole.Count;
    }

    /// <summary>What a later rollout had deleted is there again, for the next one to delete.</summary>
    private async Task StandsAgainAsync(
        RolloutId earlier, IReadOnlyList<PreviousPack> previous, IReadOnlyList<Region> regions, CancellationToken ct)
    {
        foreach (var (old, region) in previous.SelectMany(p => regions.Select(r => (p, r))))
        {
            await book.KeepAsync(earlier, ReplacedDeliveries.Gone(old.Pack.DeployedName, region), Visited.Nobody, ct);
        }
    }

    private Task TellAsync(RolloutId rollout, string token, RolloutId earlier, int count, CancellationToken ct) => ledger.AppendAsync(
        rollout,
        [new($"{token}.back.{earlier}", clock.GetUtcNow(), RolloutEventKind.VersionRestored, $"what {earlier} delivered is back in {count} targets")],
        ct);

    private async Task<Visited> DoneAsync(RolloutId rollout, string token, CancellationToken ct) =>
        await book.FindAsync<Visited>(rollout, Visited.Document(token), ct) ?? Visited.Nobody;

    private static void Refuse(RolloutId earlier, IReadOnlyList<TargetRefusal> refused)
    {
        if (refused.Count > 0)
        {
            throw Failed($"What {earlier} delivered cannot be brought back to {refused[0].Target}: {refused[0].Code}: {refused[0].Reason}");
        }
    }

    private static TerminalException Failed(string what) =>
        new("PreviousVersionFailed", $"{what} Mend that, then resume.");

    private static string PutOf(string token, RolloutId earlier) => $"{token}-back-{earlier}";

    private static string ThereOf(string token, RolloutId earlier) => $"{token}-there-{earlier}";
}
