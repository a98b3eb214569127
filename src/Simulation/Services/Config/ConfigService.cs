using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.Config.Aggregation;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Organization;
using PciAutoHeal.Simulation.Services.Config.Recorders;

namespace PciAutoHeal.Simulation.Services.Config;

/// <summary>
/// AWS Config: recorders, conformance packs of the organization and of members, compliance, aggregators.
/// </summary>
internal sealed class ConfigService : ISimulatedService, IFollowsTheWorld
{
    private readonly Operations operations;

    public ConfigService()
    {
        operations = new(this);
        IEnumerable<IReadOnlyDictionary<string, Func<ApiCall, JsonObject>>> all =
        [
            RecorderCalls.Operations, OrganizationPackWrites.Operations, OrganizationPackReads.Operations,
            MemberPackWrites.Operations, MemberPackReads.Operations, RuleCalls.Operations, RemediationCalls.Operations,
            ExceptionCalls.Operations,
            AggregatorCalls.Operations, AggregateReads.Operations,
        ];
        foreach (var (name, answer) in all.SelectMany(some => some)) operations.Add(name, answer);
    }

    public string SigningName => "config";

    public WireProtocol Protocol => WireProtocol.AwsJson11;

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);

    public void Follow(WorldEvent happened, SimulatedCloud cloud) => OrganizationPackWorld.Follow(happened, cloud);
}
