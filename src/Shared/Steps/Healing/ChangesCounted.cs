using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Steps.Healing;

/// <summary>
/// What was counted last, account by account; a count never falls, for AWS forgets runs after a month.
/// </summary>
public sealed record ChangesCounted(IReadOnlyDictionary<AccountId, int> Changes)
{
    public static ChangesCounted Nothing { get; } = new(new Dictionary<AccountId, int>());

    /// <summary>When a wave that still deploys was last glanced at; null before that.</summary>
    public DateTimeOffset? GlancedAt { get; init; }

    /// <summary>The last account that was asked then; the next glance goes on behind it.</summary>
    public AccountId? GlancedTo { get; init; }

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

        return this with { Changes = all };
    }

    /// <summary>Whose turn it is: some of these accounts, from behind the last one asked, round and round.</summary>
    public IReadOnlyList<AccountId> Turn(IEnumerable<AccountId> accounts, int most)
    {
        var all = accounts.Distinct().Order().ToList();
        var from = GlancedTo is { } last ? all.FindIndex(account => account.CompareTo(last) > 0) : 0;
        return [.. all.Skip(Math.Max(from, 0)).Concat(all.Take(Math.Max(from, 0))).Take(most)];
    }
}
