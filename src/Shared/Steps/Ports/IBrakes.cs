using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Brakes;

namespace PciAutoHeal.Steps.Ports;

/// <summary>The brakes of members. One that cannot be reached is an answer of its own, never an exception.</summary>
public interface IBrakes
{
    Task<IReadOnlyList<BrakeReading>> ReadAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, CancellationToken ct);

    /// <summary>
    /// Reads each brake and writes those that the move changes; a region that is not enabled is left out.
    /// </summary>
    Task<IReadOnlyList<BrakeReading>> MoveAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, BrakeMove move, CancellationToken ct);
}
