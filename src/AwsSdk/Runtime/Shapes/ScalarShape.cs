using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>A single value, read by AWSSDK.Core's unmarshaller of its type.</summary>
public sealed class ScalarShape<T, TUnmarshaller>(
    TUnmarshaller unmarshaller,
    Action<Utf8JsonWriter, T> writeJson,
    Func<T, string> format) : Shape<T>
    where TUnmarshaller : IJsonUnmarshaller<T, JsonUnmarshallerContext>, IXmlUnmarshaller<T, XmlUnmarshallerContext>
{
    public override void WriteJson(Utf8JsonWriter writer, T value) => writeJson(writer, value);

    public override T? ReadJson(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        unmarshaller.Unmarshall(context, ref reader);

    public override void WriteQuery(ParameterCollection parameters, string name, T value) =>
        parameters.Add(name, format(value));

    public override T? ReadXml(XmlUnmarshallerContext context) => unmarshaller.Unmarshall(context);
}
