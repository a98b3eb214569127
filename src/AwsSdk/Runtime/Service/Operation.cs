using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using PciAutoHeal.AwsSdk.Shapes;

namespace PciAutoHeal.AwsSdk.Service;

/// <summary>One operation: its input, its output and the errors it declares.</summary>
public sealed class Operation<TRequest, TResponse>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public required ServiceModel Service { get; init; }

    public required string Name { get; init; }

    public required StructureShape<TRequest> Input { get; init; }

    public required StructureShape<TResponse> Output { get; init; }

    /// <summary>An operation that answers nothing may answer with an empty body, which is no JSON.</summary>
    public required bool HasOutput { get; init; }

    [SuppressMessage("Performance", "CA1819", Justification = "Written once by generated code.")]
    public required ErrorShape[] Errors { get; init; }

    /// <summary>What AWSSDK.Core's pipeline needs to run the operation.</summary>
    public InvokeOptions Options() => Service.Protocol.Options(this);

    internal AmazonServiceException NewException(ErrorResponse error, Func<ErrorShape, AmazonServiceException> read)
    {
        foreach (var declared in Errors)
        {
            if (declared.Code == error.Code)
            {
                return read(declared);
            }
        }

        return Service.NewException(error);
    }
}
