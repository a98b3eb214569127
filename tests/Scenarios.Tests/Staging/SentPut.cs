using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>A PutOrganizationConformancePack as it went over the wire.</summary>
/// <param name="Live">Who had the pack, or was about to, when the put arrived.</param>
/// <param name="Members">Who was in the organization.</param>
/// <param name="Body">The whole of it, for finding the same put twice.</param>
internal sealed record SentPut(
    DateTimeOffset At,
    string Pack,
    Region Region,
    IReadOnlySet<AccountId> Excluded,
    IReadOnlySet<AccountId> Live,
    IReadOnlySet<AccountId> Members,
    bool Accepted,
    string Body);
