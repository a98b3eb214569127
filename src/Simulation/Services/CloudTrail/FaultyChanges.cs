using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>
/// Changes of faults that leave no state behind: a recorder is off while its fault lasts, and that somebody stopped it
/// is told when somebody asks.
/// </summary>
internal static class FaultyChanges
{
    public static IEnumerable<TrailEvent> In(SimulatedCloud cloud, SimulatedAccount account, Region region)
    {
        var name = new JsonObject { ["configurationRecorderName"] = "default" };
        return
        [
            .. Of(FaultKind.RecorderOff, "config", "StopConfigurationRecorder", name),
            .. Of(FaultKind.RecorderNarrowed, "config", "PutConfigurationRecorder", name),
            .. TrailRecorder.Home("iam", region) == region
                ? Of(FaultKind.RoleMissing, "iam", "DeleteRole", new() { ["roleName"] = cloud.Settings.MemberRoles[0] })
                : [],
        ];

        IEnumerable<TrailEvent> Of(FaultKind kind, string service, string operation, JsonObject request) =>
            cloud.Faults.All.Where(fault => fault.Kind == kind && cloud.Faults.Begin(fault) <= cloud.Now
                && cloud.Faults.Covers(fault, account.Id, kind == FaultKind.RoleMissing ? null : region))
                .Select(fault => new TrailEvent(
                    cloud.Faults.Begin(fault), TrailRecorder.Source(service), operation,
                    Culprits.Of(cloud, account, operation), null, request.ToJsonString()));
    }
}
