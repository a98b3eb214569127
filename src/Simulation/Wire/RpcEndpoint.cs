using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>A service of the awsJson or query protocols.</summary>
internal sealed class RpcEndpoint(ISimulatedService service) : IEndpoint
{
    /// <summary>The query protocols' word for input that cannot be read.</summary>
    private const string Unreadable = "MalformedInput";

    private static readonly string[] Global = ["account", "iam", "organizations", "sts"];

    public string SigningName => service.SigningName;

    public ErrorCodes Codes { get; } = ErrorCodes.Of(service.SigningName, service.Protocol);

    public bool IsGlobal { get; } = Global.Contains(service.SigningName);

    public (string Operation, JsonObject Input) Decode(WireRequest request) => service.Protocol switch
    {
        WireProtocol.AwsJson10 or WireProtocol.AwsJson11 => JsonWire.Decode(request, Codes),
        WireProtocol.RestJson => JsonWire.DecodeRest(request),
        _ => QueryWire.Decode(request, Codes),
    };

    public WireResponse Answer(WireRequest request, ApiCall call, string requestId)
    {
        var result = service.Invoke(call);
        return service.Protocol switch
        {
            WireProtocol.AwsJson10 or WireProtocol.AwsJson11 or WireProtocol.RestJson =>
                JsonWire.Answer(result, service.Protocol, requestId),
            WireProtocol.Ec2Query => XmlWire.Ec2Answer(call.Operation, result, service.XmlNamespace, requestId),
            _ => XmlWire.QueryAnswer(call.Operation, result, service.XmlNamespace, requestId),
        };
    }

    public WireResponse Refuse(WireRequest request, ApiError error, string requestId) => service.Protocol switch
    {
        WireProtocol.AwsQuery or WireProtocol.Ec2Query when error.Code == JsonReading.Unreadable =>
            Refuse(request, new(Unreadable, error.Message, error.Status), requestId),
        WireProtocol.AwsJson10 or WireProtocol.AwsJson11 or WireProtocol.RestJson =>
            JsonWire.Refusal(error, service.Protocol, requestId),
        WireProtocol.Ec2Query => XmlWire.Ec2Refusal(error, requestId),
        _ => XmlWire.QueryRefusal(error, service.XmlNamespace, requestId),
    };
}
