using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Healing;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Healing;

/// <summary>
/// Counts what a rollout has started to heal: the accounts of the wave that runs are asked, those of earlier waves
/// count with what was seen of them last. A rollout without caps asks nobody.
/// </summary>
public sealed class HealingWatch(IDocumentRuns runs, IRolloutLedger ledger, RolloutBook book, StepLimits limits)
{
    public const string Document = "changes";

    /// <summary>Asks every account.</summary>
    public async Task<ChangesSeen> SeeAsync(WaveRef wave, IEnumerable<Target> deployed, CancellationToken ct)
    {
        if (!await CountsAsync(wave.Rollout, ct))
        {
            return ChangesSeen.None;
        }

        var before = await BeforeAsync(wave.Rollout, ct);
        var (now, silent) = await AskAsync(wave, before, [.. deployed.GroupBy(t => t.Account).OrderBy(g => g.Key)], ct);
        if (now.Changes.Count != before.Changes.Count || now.Changes.Sum(it => it.Value) != before.Changes.Sum(it => it.Value))
        {
            await book.KeepAsync(wave.Rollout, Document, now, ct);
        }

        return new(now.Changes, silent);
    }

    /// <summary>
    /// Asks some of the accounts, and not at every poll: a call for each account and region is dear. The next time
    /// others are asked; who does not answer is asked again when the wave is judged.
    /// </summary>
    public async Task<ChangesSeen> GlanceAsync(
        WaveRef wave, IEnumerable<Target> reached, DateTimeOffset now, CancellationToken ct)
    {
        if (!await CountsAsync(wave.Rollout, ct))
        {
            return ChangesSeen.None;
        }

        var before = await BeforeAsync(wave.Rollout, ct);
        var places = reached.ToLookup(target => target.Account);
        var turn = before.Turn(places.Select(place => place.Key), limits.GlanceAccounts);
        if (turn.Count == 0 || now - before.GlancedAt < limits.GlanceEvery)
        {
            return new(before.Changes, []);
        }

        var (counted, _) = await AskAsync(
            wave, before, [.. turn.Select(account => places[account].GroupBy(t => t.Account).Single())], ct);
        await book.KeepAsync(wave.Rollout, Document, counted with { GlancedAt = now, GlancedTo = turn[^1] }, ct);
        return new(counted.Changes, []);
    }

    private async Task<bool> CountsAsync(RolloutId rollout, CancellationToken ct) =>
        await book.SpecAsync(rollout, ct) is { Heal: not null, Remediation: RemediationMode.Heal };

    private async Task<ChangesCounted> BeforeAsync(RolloutId rollout, CancellationToken ct) =>
        await book.FindAsync<ChangesCounted>(rollout, Document, ct) ?? ChangesCounted.Nothing;

    private async Task<(ChangesCounted Now, IReadOnlyList<AccountId> Silent)> AskAsync(
        WaveRef wave, ChangesCounted before, IReadOnlyList<IGrouping<AccountId, Target>> accounts, CancellationToken ct)
    {
        var spec = await book.SpecAsync(wave.Rollout, ct);
        var since = (await ledger.ReadAsync(wave.Rollout, ct))
            .First(e => e.Kind == RolloutEventKind.WaveStarted && e.Wave == wave.Wave).At;
        var counted = await FanOut.RunAsync(
            accounts,
            limits.Parallelism,
            (account, stop) => runs.CountAsync(account.Key, spec.MemberRole, [.. account.Select(t => t.Region).Order()], since, stop),
            ct);
        return (
            before.With(accounts.Zip(counted, (account, count) => (account.Key, count))),
            [.. accounts.Zip(counted).Where(it => it.Second is null).Select(it => it.First.Key)]);
    }
}
