using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Waves;

/// <summary>Something in scope that will not receive the release, and why.</summary>
/// <param name="Region">Null when the whole account is skipped.</param>
public sealed record SkippedTarget(AccountId Account, Region? Region, string Reason);
