using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using PciAutoHeal.AwsSdk.Service;
using PciAutoHeal.AwsSdk.Shapes;

namespace PciAutoHeal.AwsSdk.Protocols;

internal sealed class QueryUnmarshaller<TRequest, TResponse>(Operation<TRequest, TResponse> operation)
    : XmlResponseUnmarshaller
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly string result = operation.Name + "Result";

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new TResponse();
        input.ReadToRoot();
        foreach (var child in input.Children())
        {
            if (child == result)
            {
                operation.Output.FillFromXml(response, input);
            }
            else if (child == "ResponseMetadata")
            {
                response.ResponseMetadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(input);
            }
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return operation.NewException(error, declared => ReadAgain(input, error, declared));
    }

    private static AmazonServiceException ReadAgain(
        XmlUnmarshallerContext input, ErrorResponse error, ErrorShape declared)
    {
        using var copy = new MemoryStream(input.GetResponseBodyBytes());
        using var context = new XmlUnmarshallerContext(copy, maintainResponseBody: false, input.ResponseData);
        return declared.ReadXml(error, context);
    }
}
