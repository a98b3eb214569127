using PciAutoHeal.Simulation.Services.CloudTrail;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>
/// Every call comes through here: whose it is, what it wants, whether a fault strikes it, then the service.
/// </summary>
internal sealed class WireFront(SimulatedCloud cloud, IEnumerable<IEndpoint> services)
{
    private readonly Dictionary<string, IEndpoint> endpoints = services.ToDictionary(endpoint => endpoint.SigningName);
    private readonly WireFaults faults = new(cloud);
    private long requests;

    public WireResponse Answer(WireRequest request)
    {
        var id = RequestId();
        if (Signature.Of(request) is not { } signature)
        {
            return Unsigned.Refuse(request, id);
        }

        if (!endpoints.TryGetValue(signature.Service, out var endpoint))
        {
            return Unsigned.Unknown(request, signature.Service, id);
        }

        try
        {
            return Answer(request, endpoint, signature, id);
        }
        catch (ApiError error)
        {
            return endpoint.Refuse(request, error, id);
        }
    }

    private WireResponse Answer(WireRequest request, IEndpoint endpoint, Signature signature, string id)
    {
        var caller = Credentials.Check(cloud, endpoint.Codes, signature);
        var (operation, input) = endpoint.Decode(request);
        var call = new ApiCall(endpoint.SigningName, operation, signature.Region, caller, input, cloud);
        cloud.Calls.Count($"{call.Service}:{operation}");
        Credentials.CheckRegion(call, endpoint);
        var strike = faults.Strike(call, endpoint.Codes);
        if (strike.IsReset)
        {
            return WireResponse.Reset;
        }

        cloud.Calls.Delay(strike.Delay);
        try
        {
            var answer = endpoint.Answer(request, call, id);
            TrailRecorder.Record(call, errorCode: null);
            return answer with { Delay = strike.Delay };
        }
        catch (ApiError refused)
        {
            TrailRecorder.Record(call, refused.Code);
            throw;
        }
    }

    /// <summary>A UUID, the same for the n-th request of every run.</summary>
    private string RequestId()
    {
        var number = (requests++).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (high, low) = (cloud.Draw("request", number), cloud.Draw("request id", number));
        return new Guid((int)high, (short)(high >> 32), (short)(high >> 48), BitConverter.GetBytes(low)).ToString();
    }
}
