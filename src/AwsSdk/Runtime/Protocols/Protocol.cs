using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using PciAutoHeal.AwsSdk.Service;

namespace PciAutoHeal.AwsSdk.Protocols;

/// <summary>One of AWS's wire protocols, as AWSSDK.Core's pipeline asks for it.</summary>
public abstract class Protocol
{
    private protected Protocol()
    {
    }

    public static Protocol Json(string version, string target) => new JsonProtocol(version, target);

    public static Protocol Query() => new QueryProtocol();

    internal InvokeOptions Options<TRequest, TResponse>(Operation<TRequest, TResponse> operation)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = Marshaller(operation),
            ResponseUnmarshaller = Unmarshaller(operation),
        };

    private protected abstract IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new();

    private protected abstract ResponseUnmarshaller Unmarshaller<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new();
}
