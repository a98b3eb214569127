using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>Who signed a call. <paramref name="RoleName"/> is null for a long-term key.</summary>
public sealed record Caller(AccountId Account, string Arn, string AccessKeyId, string? RoleName);
