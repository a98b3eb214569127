using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using PciAutoHeal.AwsSdk.Service;

namespace PciAutoHeal.AwsSdk.Protocols;

/// <summary>awsQuery: a form whose Action parameter names the operation, answered in XML.</summary>
internal sealed class QueryProtocol : Protocol
{
    private protected override IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation) => new QueryMarshaller<TRequest, TResponse>(operation);

    private protected override ResponseUnmarshaller Unmarshaller<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation) => new QueryUnmarshaller<TRequest, TResponse>(operation);
}
