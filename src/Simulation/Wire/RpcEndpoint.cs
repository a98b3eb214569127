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

    public (string Operation, JsonObject Input) Decode(WireRequest request) => Spoken(request) switch
    {
        WireProtocol.AwsJson10 or WireProtocol.AwsJson11 => JsonWire.Decode(request, Codes),
        WireProtocol.RestJson => JsonWire.DecodeRest(request),
        _ => QueryWire.Decode(request, Codes),
    };

    public WireResponse Answer(WireRequest request, ApiCall call, string requestId)
    {
        var result = service.Invoke(call);
        var protocol = Spoken(request);
        return protocol switch
        {
            WireProtocol.AwsJson10 or WireProtocol.AwsJson11 or WireProtocol.RestJson => JsonWire.Answer(result, protocol, requestId),
            WireProtocol.Ec2Query => XmlWire.Ec2Answer(call.Operation, result, service.XmlNamespace, requestId),
            _ => XmlWire.QueryAnswer(call.Operation, result, service.XmlNamespace, requestId),
        };
    }

    public WireResponse Refuse(WireRequest request, ApiError error, string requestId) => Spoken(request) switch
    {
        WireProtocol.AwsQuery or WireProtocol.Ec2Query when error.Code == JsonReading.Unreadable =>
            Refuse(request, new(Unreadable, error.Message, error.Status), requestId),
        WireProtocol.AwsJson10 when service.OlderProtocol is not null => QueryCompatible(error, requestId),
        WireProtocol.AwsJson10 or WireProtocol.AwsJson11 or WireProtocol.RestJson =>
            JsonWire.Refusal(error, service.Protocol, requestId),
        WireProtocol.Ec2Query => XmlWire.Ec2Refusal(error, requestId),
        _ => XmlWire.QueryRefusal(InQuery(error), service.XmlNamespace, requestId),
    };

    private WireProtocol Spoken(WireRequest request) =>
        service.OlderProtocol is { } older && request.Header("X-Amz-Target") is null ? older : service.Protocol;

    /// <summary>
    /// A service that once spoke query tells the code it had there in a header, and SDKs keep to that one.
    /// </summary>
    private WireResponse QueryCompatible(ApiError error, string requestId)
    {
        var refusal = JsonWire.Refusal(error, service.Protocol, requestId);
        var fault = error.Status < 500 ? "Sender" : "Receiver";
        return refusal with { Headers = [.. refusal.Headers, ("x-amzn-query-error", $"{InQuery(error).Code};{fault}")] };
    }

    private ApiError InQuery(ApiError error) => service.OlderProtocol is not null && Codes.InQuery(error.Code) is { } code
        ? new(code, error.Message, error.Status, error.Members)
        : error;
}
