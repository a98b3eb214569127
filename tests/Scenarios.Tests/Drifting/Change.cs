using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Simulation;

namespace PciAutoHeal.Scenarios.Tests.Drifting;

/// <summary>Something to be changed; made when its turn comes, because it depends on what is there.</summary>
internal sealed record Change(DriftKind Kind, AccountId Account, Func<SimulatedCloud, Difference> Make);

/// <summary>What a report must say.</summary>
/// <param name="Region">Null where it concerns the account.</param>
/// <param name="Cause">The operation that must be told; null where nobody's call made it.</param>
/// <param name="Undo">Null where there is no way back.</param>
internal sealed record Difference(DriftKind Kind, AccountId Account, Region? Region, string? Cause, Action? Undo)
{
    public bool IsToldBy(DriftItem item) => item.Kind == Kind && item.Account == Account && item.Region == Region
        && (Cause is null || item.Cause?.StartsWith($"{Cause} by arn:aws:", StringComparison.Ordinal) == true);

    public override string ToString() => $"{Kind} {Account} {Region} by {Cause ?? "nobody"}";
}
