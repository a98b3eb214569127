using System.Globalization;
using System.Text.Json;
using Amazon;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>A map from text to values of one shape.</summary>
public sealed class MapShape<T>(Shape<T> item) : Shape<Dictionary<string, T>>
{
    public override bool IsSet(Dictionary<string, T> value) =>
        value is not null && (value.Count > 0 || !AWSConfigs.InitializeCollections);

    public override void WriteJson(Utf8JsonWriter writer, Dictionary<string, T> value)
    {
        writer.WriteStartObject();
        foreach (var (key, element) in value)
        {
            writer.WritePropertyName(key);
            item.WriteJson(writer, element);
        }

        writer.WriteEndObject();
    }

    public override Dictionary<string, T>? ReadJson(
        JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        context.Read(ref reader);
        if (context.CurrentTokenType == JsonTokenType.Null)
        {
            return AWSConfigs.InitializeCollections ? [] : null;
        }

        Dictionary<string, T> map = [];
        while (!context.Peek(JsonTokenType.EndObject, ref reader))
        {
            var key = Scalars.String.ReadJson(context, ref reader)!;
            map.Add(key, item.ReadJson(context, ref reader)!);
        }

        context.Read(ref reader);
        return map;
    }

    public override void WriteQuery(ParameterCollection parameters, string name, Dictionary<string, T> value)
    {
        var number = 0;
        foreach (var (key, element) in value)
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"{name}.entry.{++number}");
            parameters.Add($"{entry}.key", key);
            item.WriteQuery(parameters, $"{entry}.value", element);
        }
    }

    public override Dictionary<string, T>? ReadXml(XmlUnmarshallerContext context)
    {
        Dictionary<string, T> map = [];
        foreach (var child in context.Children())
        {
            if (child == "entry")
            {
                ReadEntry(context, map);
            }
        }

        return map.Count > 0 || AWSConfigs.InitializeCollections ? map : null;
    }

    private void ReadEntry(XmlUnmarshallerContext context, Dictionary<string, T> map)
    {
        string? key = null;
        T? element = default;
        foreach (var child in context.Children())
        {
            if (child == "key")
            {
                key = Scalars.String.ReadXml(context);
            }
            else if (child == "value")
            {
                element = item.ReadXml(context);
            }
        }

        map[key ?? ""] = element!;
    }
}
