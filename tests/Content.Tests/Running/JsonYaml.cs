using System.Globalization;
using System.Text.Json.Nodes;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Content.Tests.Running;

/// <summary>YAML as the JSON that Systems Manager makes of it.</summary>
internal static class JsonYaml
{
    public static JsonNode? ToJson(YamlValue value) => value switch
    {
        YamlMap map => new JsonObject(map.Pairs.Select(it => KeyValuePair.Create(it.Key, ToJson(it.Value)))),
        YamlList list => new JsonArray([.. list.Values.Select(ToJson)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true, Text: "true" or "false" } flag => bool.Parse(flag.Text),
        YamlScalar { IsPlain: true } scalar when long.TryParse(
            scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => ((YamlScalar)value).Text,
    };

    public static string Text(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString();
}
