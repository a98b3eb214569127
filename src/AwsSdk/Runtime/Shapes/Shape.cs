using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>How one type of the model travels: awsJson both ways, awsQuery out, XML in.</summary>
/// <remarks>
/// Both readers are called with the name just read, and leave the context on the last token of the value:
/// the convention of AWSSDK.Core's own unmarshallers, which the scalars use directly.
/// </remarks>
public abstract class Shape<T>
{
    /// <summary>Whether the value goes on the wire at all.</summary>
    public virtual bool IsSet(T value) => value is not null;

    public abstract void WriteJson(Utf8JsonWriter writer, T value);

    public abstract T? ReadJson(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);

    public abstract void WriteQuery(ParameterCollection parameters, string name, T value);

    public abstract T? ReadXml(XmlUnmarshallerContext context);
}
