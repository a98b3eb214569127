using System.Collections.Frozen;
using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.Config.Aggregation;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Simulation.Services.Config.Recorders;

namespace PciAutoHeal.Simulation.Services.Config;

/// <summary>AWS Config: recorders, conformance packs of the organization and of members, compliance, aggregators.</summary>
public sealed class ConfigService : ISimulatedService, IFollowsTheWorld
{
    private static readonly FrozenDictionary<string, Func<ApiCall, JsonObject>> Operations = new[]
    {
        RecorderCalls.Operations, OrganizationPackWrites.Operations, OrganizationPackReads.Operations,
        MemberPackWrites.Operations, MemberPackReads.Operations, RuleCalls.Operations, RemediationCalls.Operations,
        AggregatorCalls.Operations, AggregateReads.Operations,
    }.SelectMany(some => some).ToFrozenDictionary();

    public string SigningName => "config";

    public WireProtocol Protocol => WireProtocol.AwsJson11;

    public JsonObject Invoke(ApiCall call) => Operations.TryGetValue(call.Operation, out var answer)
        ? answer(call)
        : throw new ApiError("UnknownOperationException", $"The simulation does not answer config:{call.Operation}.");

    public void Follow(WorldEvent happened, SimulatedCloud cloud) => OrganizationPackWorld.Follow(happened, cloud);
}
