using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>A structure. Members are made on first use, so that shapes may refer to one another in any order.</summary>
public sealed class StructureShape<T>(Func<T> create, Func<Member<T>[]> makeMembers) : Shape<T>
    where T : class
{
    private readonly Lazy<MemberTable<T>> members = new(() => new MemberTable<T>(makeMembers()));

    public override void WriteJson(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var member in members.Value.InOrder)
        {
            member.WriteJson(writer, value);
        }

        writer.WriteEndObject();
    }

    public override T? ReadJson(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        context.Read(ref reader);
        if (context.CurrentTokenType == JsonTokenType.Null)
        {
            return null;
        }

        var value = create();
        FillFromJson(value, context, ref reader);
        return value;
    }

    /// <summary>Reads the members of the object whose first token has just been read.</summary>
    public void FillFromJson(T value, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        var depth = context.CurrentDepth;
        var expected = 0;
        while (context.ReadAtDepth(depth, ref reader))
        {
            if (context.CurrentTokenType == JsonTokenType.PropertyName && context.CurrentDepth == depth)
            {
                members.Value.Find(ref reader, ref expected)?.ReadJson(value, context, ref reader);
            }
        }
    }

    public override void WriteQuery(ParameterCollection parameters, string name, T value) =>
        WriteMembers(parameters, name + ".", value);

    public void WriteMembers(ParameterCollection parameters, string prefix, T value)
    {
        foreach (var member in members.Value.InOrder)
        {
            member.WriteQuery(parameters, prefix, value);
        }
    }

    public override T ReadXml(XmlUnmarshallerContext context)
    {
        var value = create();
        FillFromXml(value, context);
        return value;
    }

    public void FillFromXml(T value, XmlUnmarshallerContext context)
    {
        foreach (var child in context.Children())
        {
            members.Value.Find(child)?.ReadXml(value, context);
        }
    }
}
