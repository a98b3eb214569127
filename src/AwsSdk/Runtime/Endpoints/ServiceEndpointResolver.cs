using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;
using ExecutionContext = Amazon.Runtime.Internal.ExecutionContext;

namespace PciAutoHeal.AwsSdk.Endpoints;

/// <summary>Asks the client's configuration for the parameters of its endpoint.</summary>
public sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    /// <summary>The endpoint a configuration leads to, outside of any call.</summary>
    public static Endpoint Resolve(ClientConfig config, ServiceOperationEndpointParameters of)
    {
        var context = new RequestContext(enableMetric: false)
        {
            ClientConfig = config,
            OriginalRequest = of.Request,
            Request = new DefaultRequest(of.Request, config.ServiceId) { AlternateEndpoint = of.AlternateEndpoint },
        };
        return new ServiceEndpointResolver().GetEndpoint(new ExecutionContext(context, responseContext: null));
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new ServiceEndpointParameters
        {
            Region = requestContext.Request.AlternateEndpoint?.SystemName ?? Region(config),
            UseDualStack = config.UseDualstackEndpoint,
            UseFips = config.UseFIPSEndpoint,
            Endpoint = config.ServiceURL,
        };
    }

    private static string? Region(IClientConfig config)
    {
        if (config.RegionEndpoint is not null || string.IsNullOrEmpty(config.ServiceURL))
        {
            return config.RegionEndpoint?.SystemName;
        }

        return string.IsNullOrEmpty(config.AuthenticationRegion)
            ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
            : config.AuthenticationRegion;
    }
}
