using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using PciAutoHeal.AwsSdk.Service;

namespace PciAutoHeal.AwsSdk.Protocols;

/// <summary>awsJson 1.0 or 1.1: a POST whose X-Amz-Target header names the operation.</summary>
internal sealed class JsonProtocol(string version, string target) : Protocol
{
    public string ContentType => $"application/x-amz-json-{version}";

    public string Target(string operation) => $"{target}.{operation}";

    private protected override IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation) => new JsonMarshaller<TRequest, TResponse>(this, operation);

    private protected override ResponseUnmarshaller Unmarshaller<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation) => new JsonUnmarshaller<TRequest, TResponse>(operation);
}
