using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>What the rehearsed world brings along in CloudWatch.</summary>
public sealed class CloudWatchSettings
{
    /// <summary>Alarms that are there from the beginning, and quiet.</summary>
    public IReadOnlyList<StandingAlarm> Standing { get; init; } = [];
}

/// <param name="Account">Whose; null is the delegated administrator.</param>
public sealed record StandingAlarm(string Name, AccountId? Account, Region Region);
