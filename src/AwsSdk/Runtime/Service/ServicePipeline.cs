using Amazon.Runtime.Internal;
using PciAutoHeal.AwsSdk.Endpoints;

namespace PciAutoHeal.AwsSdk.Service;

/// <summary>The two steps that AWSSDK.Core's pipeline leaves to each service.</summary>
public static class ServicePipeline
{
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthHandler());
    }
}
