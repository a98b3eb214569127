namespace PciAutoHeal.Simulation.Wire;

/// <summary>
/// Answers to requests that no endpoint can be found for, in the protocol the request seems to speak.
/// </summary>
internal static class Unsigned
{
    public static WireResponse Refuse(WireRequest request, string requestId) =>
        Render(request, codes => codes.Unsigned.Error("Request is missing Authentication Token"), requestId);

    public static WireResponse Unknown(WireRequest request, string service, string requestId) =>
        Render(request, codes => codes.UnknownOperation.Error($"The simulated AWS has no service '{service}'."), requestId);

    private static WireResponse Render(WireRequest request, Func<ErrorCodes, ApiError> error, string requestId)
    {
        if (request.Header("X-Amz-Target") is not null)
        {
            return JsonWire.Refusal(
                error(ErrorCodes.Of(string.Empty, WireProtocol.AwsJson11)), WireProtocol.AwsJson11, requestId);
        }

        var isForm = request.Header("Content-Type")?.StartsWith(
            "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        return isForm
            ? XmlWire.QueryRefusal(error(ErrorCodes.Of(string.Empty, WireProtocol.AwsQuery)), string.Empty, requestId)
            : Services.S3.S3Xml.Refusal(error(ErrorCodes.Of(string.Empty, WireProtocol.RestXml)), requestId);
    }
}
