using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Healing;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Healing;

/// <summary>
/// Counts what a rollout has started to heal: the accounts of the wave that runs are asked, those of earlier waves count
/// with what was seen of them last. A rollout without caps asks nobody.
/// </summary>
public sealed class HealingWatch(IDocumentRuns runs, IRolloutLedger ledger, RolloutBook book, StepLimits limits)
{
    public const string Document = "changes";

    public async Task<ChangesSeen> SeeAsync(WaveRef wave, IEnumerable<Target> deployed, CancellationToken ct)
    {
        var spec = await book.SpecAsync(wave.Rollout, ct);
        if (spec.Heal is null || spec.Remediation != RemediationMode.Heal)
        {
            return ChangesSeen.None;
        }

        var since = (await ledger.ReadAsync(wave.Rollout, ct))
            .First(e => e.Kind == RolloutEventKind.WaveStarted && e.Wave == wave.Wave).At;
        var accounts = deployed.GroupBy(t => t.Account).OrderBy(g => g.Key).ToList();
        var counted = await FanOut.RunAsync(
            accounts,
            limits.Parallelism,
            (account, stop) => runs.CountAsync(account.Key, spec.MemberRole, [.. account.Select(t => t.Region).Order()], since, stop),
            ct);
        var before = await book.FindAsync<ChangesCounted>(wave.Rollout, Document, ct) ?? ChangesCounted.Nothing;
        var now = before.With(accounts.Zip(counted, (account, count) => (account.Key, count)));
        if (now.Changes.Count != before.Changes.Count || now.Changes.Sum(it => it.Value) != before.Changes.Sum(it => it.Value))
        {
            await book.KeepAsync(wave.Rollout, Document, now, ct);
        }

        return new(now.Changes, [.. accounts.Zip(counted).Where(it => it.Second is null).Select(it => it.First.Key)]);
    }
}

/// <summary>What was counted last, account by account; a count never falls, for AWS forgets runs after a month.</summary>
public sealed record ChangesCounted(IReadOnlyDictionary<AccountId, int> Changes)
{
    public static ChangesCounted Nothing { get; } = new(new Dictionary<AccountId, int>());

    public ChangesCounted With(IEnumerable<(AccountId Account, int? Count)> seen)
    {
        var all = new SortedDictionary<AccountId, int>(Changes.ToDictionary());
        foreach (var (account, count) in seen)
        {
            if (count is { } now && now > all.GetValueOrDefault(account))
            {
                all[account] = now;
            }
        }

        return new(all);
    }
}
