using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Core.Waves;

/// <summary>
/// A wave as authored. It takes the accounts it names and those that match every criterion given; earlier waves win.
/// </summary>
public sealed record WaveSpec(string Name)
{
    public IReadOnlyList<AccountId> Accounts { get; init; } = [];

    public IReadOnlyList<string> OrganizationalUnits { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Share of all accounts planned, above 0 up to 100, rounded up; null takes every match.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Takes every account that is left.</summary>
    public bool Rest { get; init; }

    /// <summary>
    /// Above this many accounts the wave is split into further waves of the same name; null never splits.
    /// </summary>
    public int? MaxAccounts { get; init; }

    public SourceLocation? Where { get; init; }

    /// <summary>Whether the wave selects by anything but names.</summary>
    public bool HasCriteria => Rest || Percent is not null || OrganizationalUnits.Count > 0 || Tags.Count > 0;

    /// <summary>Whether an account matches the criteria; the percentage is applied later, to all matches.</summary>
    public bool Matches(Account account) =>
        HasCriteria
        && (OrganizationalUnits.Count == 0 || OrganizationalUnits.Any(account.IsIn))
        && Tags.All(t => account.Tags.GetValueOrDefault(t.Key) == t.Value);
}
