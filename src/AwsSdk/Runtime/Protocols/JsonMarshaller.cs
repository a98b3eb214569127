using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using PciAutoHeal.AwsSdk.Service;

namespace PciAutoHeal.AwsSdk.Protocols;

internal sealed class JsonMarshaller<TRequest, TResponse>(
    JsonProtocol protocol, Operation<TRequest, TResponse> operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var body = new PooledContentStream();
        var request = new DefaultRequest(input, operation.Service.Name)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            ContentStream = body,
        };
        request.Headers["X-Amz-Target"] = protocol.Target(operation.Name);
        request.Headers["Content-Type"] = protocol.ContentType;
        request.Headers["x-amz-api-version"] = operation.Service.Version;
        using var writer = new Utf8JsonWriter(body.BufferWriter);
        operation.Input.WriteJson(writer, (TRequest)input);
        return request;
    }
}
