using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using PciAutoHeal.AwsSdk.Shapes;

namespace PciAutoHeal.AwsSdk.Service;

/// <summary>A declared error. Its code on the wire is not always the name of the exception's class.</summary>
public abstract class ErrorShape(string code)
{
    public string Code => code;

    public abstract AmazonServiceException ReadJson(
        ErrorResponse error, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);

    /// <summary>The context stands before the answer's first element.</summary>
    public abstract AmazonServiceException ReadXml(ErrorResponse error, XmlUnmarshallerContext context);
}

/// <summary>A declared error with its exception and the members the exception carries besides its message.</summary>
public sealed class ErrorShape<T>(string code, Func<ErrorResponse, T> create, Func<Member<T>[]> members)
    : ErrorShape(code)
    where T : AmazonServiceException
{
    private readonly StructureShape<T> shape = new(
        () => throw new InvalidOperationException("An exception is made from an error response."), members);

    public override AmazonServiceException ReadJson(
        ErrorResponse error, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        var exception = create(error);
        if (context.Read(ref reader))
        {
            shape.FillFromJson(exception, context, ref reader);
        }

        return exception;
    }

    public override AmazonServiceException ReadXml(ErrorResponse error, XmlUnmarshallerContext context)
    {
        var exception = create(error);
        context.ReadToRoot();
        foreach (var child in context.Children())
        {
            if (child == "Error")
            {
                shape.FillFromXml(exception, context);
            }
        }

        return exception;
    }
}
