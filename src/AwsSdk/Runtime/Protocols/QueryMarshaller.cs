using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;
using PciAutoHeal.AwsSdk.Service;

namespace PciAutoHeal.AwsSdk.Protocols;

internal sealed class QueryMarshaller<TRequest, TResponse>(Operation<TRequest, TResponse> operation)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, operation.Service.Name) { HttpMethod = "POST" };
        request.Parameters.Add("Action", operation.Name);
        request.Parameters.Add("Version", operation.Service.Version);
        operation.Input.WriteMembers(request.ParameterCollection, "", (TRequest)input);
        request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(request);
        return request;
    }
}
