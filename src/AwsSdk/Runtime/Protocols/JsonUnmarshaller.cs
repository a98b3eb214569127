using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using PciAutoHeal.AwsSdk.Service;

namespace PciAutoHeal.AwsSdk.Protocols;

internal sealed class JsonUnmarshaller<TRequest, TResponse>(Operation<TRequest, TResponse> operation)
    : JsonResponseUnmarshaller
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private const int DefaultBufferSize = 4096;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var response = new TResponse();
        if (operation.HasOutput && !input.IsEmptyResponse)
        {
            var reader = Reader(input.Stream, input);
            input.Read(ref reader);
            operation.Output.FillFromJson(response, input, ref reader);
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = Reader(input.Stream, input);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return operation.NewException(error, declared => ReadAgain(input, error, declared));
    }

    /// <summary>The body once more, for the exception's own members: the first reading took the code.</summary>
    private static AmazonServiceException ReadAgain(
        JsonUnmarshallerContext input, ErrorResponse error, ErrorShape declared)
    {
        using var copy = new MemoryStream(input.GetResponseBodyBytes());
        using var context = new JsonUnmarshallerContext(copy, maintainResponseBody: false, input.ResponseData);
        var reader = Reader(copy, context);
        return declared.ReadJson(error, context, ref reader);
    }

    private static StreamingUtf8JsonReader Reader(Stream stream, JsonUnmarshallerContext context) =>
        new(stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? DefaultBufferSize, context.JsonMaxDepth);
}
