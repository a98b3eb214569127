using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation;

/// <summary>
/// Puts the beginning and the end of every fault on the timeline, and does what changes the organization.
/// </summary>
internal static class WorldFaults
{
    public static void Schedule(SimulatedCloud cloud, Timeline timeline)
    {
        for (var i = 0; i < cloud.Faults.All.Count; i++)
        {
            var (index, fault) = (i, cloud.Faults.All[i]);
            Action<SimulatedCloud> undo = static _ => { };
            timeline.Schedule(cloud.Faults.Begin(fault), at =>
            {
                cloud.Tell(Event(WorldEventKind.FaultInjected, at, fault));
                undo = Begin(cloud, index, fault);
            });
            if (cloud.Faults.End(fault) is { } end)
            {
                timeline.Schedule(end, at =>
                {
                    undo(cloud);
                    cloud.Tell(Event(WorldEventKind.FaultCleared, at, fault));
                });
            }
        }
    }

    private static Action<SimulatedCloud> Begin(SimulatedCloud cloud, int index, Fault fault) => fault.Kind switch
    {
        FaultKind.AccountSuspended => AccountFaults.Suspend(cloud, index, fault),
        FaultKind.AccountJoined => AccountFaults.Join(cloud, index, fault),
        FaultKind.AccountLeft => AccountFaults.Leave(cloud, index, fault),
        FaultKind.AccountMoved => AccountFaults.Move(cloud, index, fault),
        FaultKind.RegionDisabled => AccountFaults.DisableRegions(cloud, index, fault),
        FaultKind.DocumentChanged or FaultKind.RoleChanged => Tampering.Begin(cloud, fault.Kind),
        _ => AccountFaults.Nothing,
    };

    private static WorldEvent Event(WorldEventKind kind, DateTimeOffset at, Fault fault) =>
        new(at, kind, fault.Account, fault.Region, Words(fault), fault);

    private static string Words(Fault fault)
    {
        string?[] words =
        [
            fault.Kind.ToString(),
            fault.Api,
            fault.Account is null ? null : $"in {fault.Account}",
            fault.Region is null ? null : $"in {fault.Region}",
            fault.Percent < 100 ? FormattableString.Invariant($"for {fault.Percent} %") : null,
        ];
        return string.Join(' ', words.Where(word => word is not null));
    }
}
