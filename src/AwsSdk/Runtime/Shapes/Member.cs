using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>One member of a structure, under the name it has on the wire.</summary>
public abstract class Member<TOwner>(string wireName)
{
    private readonly JsonEncodedText encodedName = JsonEncodedText.Encode(wireName);

    public string WireName => wireName;

    public abstract void WriteJson(Utf8JsonWriter writer, TOwner owner);

    public abstract void ReadJson(TOwner owner, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);

    public abstract void WriteQuery(ParameterCollection parameters, string prefix, TOwner owner);

    public abstract void ReadXml(TOwner owner, XmlUnmarshallerContext context);

    protected void WriteName(Utf8JsonWriter writer) => writer.WritePropertyName(encodedName);
}

/// <summary>A member with its type: how to get, set, write and read it, without reflection.</summary>
public sealed class Member<TOwner, T>(
    string wireName, Shape<T> shape, Func<TOwner, T> get, Action<TOwner, T?> set) : Member<TOwner>(wireName)
{
    public override void WriteJson(Utf8JsonWriter writer, TOwner owner)
    {
        var value = get(owner);
        if (shape.IsSet(value))
        {
            WriteName(writer);
            shape.WriteJson(writer, value);
        }
    }

    public override void ReadJson(
        TOwner owner, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        set(owner, shape.ReadJson(context, ref reader));

    public override void WriteQuery(ParameterCollection parameters, string prefix, TOwner owner)
    {
        var value = get(owner);
        if (shape.IsSet(value))
        {
            shape.WriteQuery(parameters, prefix + WireName, value);
        }
    }

    public override void ReadXml(TOwner owner, XmlUnmarshallerContext context) => set(owner, shape.ReadXml(context));
}
