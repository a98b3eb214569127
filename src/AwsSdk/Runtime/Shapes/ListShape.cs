using System.Globalization;
using System.Text.Json;
using Amazon;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>A list. Null is absent; an empty one is sent, because some services tell the two apart.</summary>
public sealed class ListShape<T>(Shape<T> item) : Shape<List<T>>
{
    public override bool IsSet(List<T> value) =>
        value is not null && (value.Count > 0 || !AWSConfigs.InitializeCollections);

    public override void WriteJson(Utf8JsonWriter writer, List<T> value)
    {
        writer.WriteStartArray();
        foreach (var element in value)
        {
            item.WriteJson(writer, element);
        }

        writer.WriteEndArray();
    }

    public override List<T>? ReadJson(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        context.Read(ref reader);
        if (context.CurrentTokenType == JsonTokenType.Null)
        {
            return AWSConfigs.InitializeCollections ? [] : null;
        }

        List<T> list = [];
        while (!context.Peek(JsonTokenType.EndArray, ref reader))
        {
            list.Add(item.ReadJson(context, ref reader)!);
        }

        context.Read(ref reader);
        return list;
    }

    public override void WriteQuery(ParameterCollection parameters, string name, List<T> value)
    {
        if (value.Count == 0)
        {
            parameters.Add(name, "");
        }

        for (var index = 0; index < value.Count; index++)
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            item.WriteQuery(parameters, $"{name}.member.{number}", value[index]);
        }
    }

    /// <summary>An empty element is no list: the official clients see the members only.</summary>
    public override List<T>? ReadXml(XmlUnmarshallerContext context)
    {
        List<T> list = [];
        foreach (var child in context.Children())
        {
            if (child == "member")
            {
                list.Add(item.ReadXml(context)!);
            }
        }

        return list.Count > 0 || AWSConfigs.InitializeCollections ? list : null;
    }
}
