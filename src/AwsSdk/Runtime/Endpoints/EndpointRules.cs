using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace PciAutoHeal.AwsSdk.Endpoints;

/// <summary>Where a service is found. The rules are those of the service's published endpoint rule set.</summary>
public sealed class EndpointRules : IEndpointProvider
{
    /// <summary>The first label of the host and the name that requests are signed for.</summary>
    public required string Prefix { get; init; }

    /// <summary>One endpoint, and one signing region, for a whole partition.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>How the regions begin, in GovCloud, whose plain endpoint already is the FIPS one.</summary>
    public string? PlainFips { get; init; }

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var place = (ServiceEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(place.Endpoint))
        {
            return Custom(place);
        }

        if (string.IsNullOrEmpty(place.Region))
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var partition = Fn.Partition(place.Region);
        var region = IsGlobal ? partition.implicitGlobalRegion : place.Region;
        var suffix = place.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return At($"https://{Label(place)}.{region}.{suffix}", region);
    }

    private Endpoint Custom(ServiceEndpointParameters place)
    {
        if (place.UseFips || place.UseDualStack)
        {
            var option = place.UseFips ? "FIPS" : "Dualstack";
            throw new AmazonClientException($"Invalid Configuration: {option} and custom endpoint are not supported");
        }

        var region = IsGlobal && !string.IsNullOrEmpty(place.Region)
            ? Fn.Partition(place.Region).implicitGlobalRegion
            : place.Region;
        return At(place.Endpoint!, region);
    }

    private string Label(ServiceEndpointParameters place) => place switch
    {
        { UseFips: false } => Prefix,
        { UseDualStack: false } when IsPlainFips(place.Region!) => Prefix,
        _ => $"{Prefix}-fips",
    };

    private bool IsPlainFips(string region) =>
        PlainFips is not null && region.StartsWith(PlainFips, StringComparison.Ordinal);

    /// <summary>A global service names its signing region; any other leaves that to the configuration.</summary>
    private Endpoint At(string url, string? region) => IsGlobal && !string.IsNullOrEmpty(region)
        ? new(
            url,
            $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{Prefix}}","signingRegion":"{{region}}"}]}""",
            headersJson: null)
        : new(url);
}
