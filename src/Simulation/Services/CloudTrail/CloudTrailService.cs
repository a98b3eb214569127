using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>AWS CloudTrail, as far as the event history goes that every account has.</summary>
internal sealed class CloudTrailService : ISimulatedService
{
    private readonly Operations operations;

    public CloudTrailService() => operations = new(this) { { "LookupEvents", Lookup.Answer } };

    public string SigningName => "cloudtrail";

    public WireProtocol Protocol => WireProtocol.AwsJson11;

    public JsonObject Invoke(ApiCall call) => operations.Invoke(call);
}
