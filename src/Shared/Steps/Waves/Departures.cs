using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Asks whether accounts whose targets just failed or went silent are still there: who has left, or is suspended or
/// closed, is gone and no failure of the wave (reference/wave-mechanics.md §4).
/// </summary>
public sealed class Departures(IOrganizationReader organizations, StepLimits limits)
{
    /// <summary>
    /// Accounts asked for at one look. Where more fail at once, it is not because they left, and nobody is asked for:
    /// who has left all the same is found as the next wave opens.
    /// </summary>
    private const int MostAsked = 20;

    /// <param name="changes">Of one look: an account where something was deployed meanwhile is there.</param>
    public async Task<Departed> OfAsync(IReadOnlyList<TargetRecord> changes, DateTimeOffset now, CancellationToken ct)
    {
        var there = changes.Where(r => r.State is TargetState.Deployed).Select(r => r.Target.Account).ToHashSet();
        var troubled = changes
            .Where(r => r.State is TargetState.Failed or TargetState.Stuck && !there.Contains(r.Target.Account) && !IsAtWork(r))
            .Select(r => r.Target.Account);
        return await AmongAsync(troubled, now, ct);
    }

    /// <summary>Who of some accounts is gone.</summary>
    public async Task<Departed> AmongAsync(IEnumerable<AccountId> accounts, DateTimeOffset now, CancellationToken ct)
    {
        var asked = accounts.Distinct().Order().ToList();
        var found = asked.Count > MostAsked ? [] : await FanOut.RunAsync(asked, limits.Parallelism, AskAsync, ct);
        return new(found.OfType<OrganizationChange>().ToDictionary(c => c.Account), now);
    }

    private static bool IsAtWork(TargetRecord record) =>
        record.ErrorCode?.EndsWith(StackFailure.ResourceFailed, StringComparison.Ordinal) == true;

    private async Task<OrganizationChange?> AskAsync(AccountId account, CancellationToken ct)
    {
        try
        {
            return await organizations.FindAsync(account, ct) switch
            {
                null => new(account, RolloutEventKind.AccountLeft, $"account {account} has left the organization"),
                { State: AccountState.Active } => null,
                var found => new(account, RolloutEventKind.AccountSuspended, $"account {account} ({found.Name}) is {found.State.Word()} now"),
            };
        }
        catch (TerminalException)
        {
            return null; // nobody says that it has gone, so its failure is one
        }
    }
}

/// <summary>Accounts that are gone.</summary>
public sealed record Departed(IReadOnlyDictionary<AccountId, OrganizationChange> Accounts, DateTimeOffset At)
{
    public IReadOnlyList<RolloutEvent> Events =>
        [.. Accounts.Values.OrderBy(c => c.Account).Select(c => c.AsEvent(At))];

    public TargetRecord Judge(TargetRecord record) => Accounts.TryGetValue(record.Target.Account, out var change)
        ? record with { State = TargetState.Gone, ErrorCode = $"{change.Kind}", Error = change.Detail, UpdatedAt = At }
        : record;
}
