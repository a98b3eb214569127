using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>The text of a template, YAML or JSON, as one tree in which short tags are long functions.</summary>
public static partial class TemplateText
{
    /// <summary>Aliases are expanded; past this many nodes a text is an attack, not a template.</summary>
    private const int MostNodes = 200_000;

    public static JsonObject Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var budget = MostNodes;
            return stream.Documents is [var document] && Convert(document.RootNode, ref budget) is JsonObject root
                ? root
                : throw new TemplateException("Template format error: unsupported structure.");
        }
        catch (YamlException wrong)
        {
            throw new TemplateException(string.Create(
                CultureInfo.InvariantCulture,
                $"Template format error: YAML not well-formed. (line {wrong.Start.Line}, column {wrong.Start.Column})"));
        }
    }

    private static JsonNode? Convert(YamlNode node, ref int budget)
    {
        if (--budget < 0) throw new TemplateException("Template format error: too many elements.");
        var value = node switch
        {
            YamlMappingNode map => Object(map, ref budget),
            YamlSequenceNode list => Array(list, ref budget),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new TemplateException("Template format error: unsupported structure."),
        };
        var tag = node.Tag.IsEmpty ? "" : node.Tag.Value;
        return tag.StartsWith('!') && tag.Length > 1 ? Function(tag[1..], value) : value;
    }

    private static JsonObject Object(YamlMappingNode map, ref int budget)
    {
        var result = new JsonObject();
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
                throw new TemplateException("Template format error: [/] map keys must be strings");
            result[name] = Convert(value, ref budget);
        }

        return result;
    }

    private static JsonArray Array(YamlSequenceNode list, ref int budget)
    {
        var result = new JsonArray();
        foreach (var item in list.Children) result.Add(Convert(item, ref budget));
        return result;
    }

    private static JsonNode? Scalar(YamlScalarNode scalar) => scalar switch
    {
        { Style: not (ScalarStyle.Plain or ScalarStyle.Any) } => JsonValue.Create(scalar.Value ?? ""),
        { Value: null or "" or "~" or "null" } => scalar.Tag.IsEmpty ? null : JsonValue.Create(""),
        { Value: "true" or "True" } => JsonValue.Create(true),
        { Value: "false" or "False" } => JsonValue.Create(false),
        { Value: var text } when Number().IsMatch(text) => JsonNode.Parse(text),
        _ => JsonValue.Create(scalar.Value),
    };

    private static JsonObject Function(string tag, JsonNode? value) => tag switch
    {
        "Ref" or "Condition" => new JsonObject { [tag] = value },
        "GetAtt" when value is JsonValue dotted && dotted.ToString().Split('.', 2) is [var id, var attribute] =>
            new JsonObject { ["Fn::GetAtt"] = new JsonArray(id, attribute) },
        _ => new JsonObject { ["Fn::" + tag] = value },
    };

    /// <summary>Only what a number would be written back as; 0123 and 1.10.0 stay text, as account ids and versions must.</summary>
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?\z")]
    private static partial Regex Number();
}
