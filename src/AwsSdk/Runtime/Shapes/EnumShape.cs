using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>An enumeration. A value the model does not know is kept: services add values before clients do.</summary>
public sealed class EnumShape<T>(Func<string?, T?> find) : Shape<T>
    where T : ConstantClass
{
    public override void WriteJson(Utf8JsonWriter writer, T value) => writer.WriteStringValue((string)value);

    public override T? ReadJson(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        find(Scalars.String.ReadJson(context, ref reader));

    public override void WriteQuery(ParameterCollection parameters, string name, T value) =>
        parameters.Add(name, StringUtils.FromString(value));

    public override T? ReadXml(XmlUnmarshallerContext context) => find(Scalars.String.ReadXml(context));
}
