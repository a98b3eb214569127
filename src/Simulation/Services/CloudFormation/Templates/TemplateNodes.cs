using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>Builds the tree of one document, within bounds.</summary>
internal sealed partial class TemplateNodes(IParser parser)
{
    /// <summary>As deep as JSON may be written (System.Text.Json stops at 64).</summary>
    private const int Deepest = 60;

    /// <summary>Aliases are expanded; past this many nodes a text is an attack, not a template.</summary>
    private const int MostNodes = 200_000;

    private readonly Dictionary<AnchorName, (JsonNode? Node, int Size)> anchors = [];
    private int nodes;

    public JsonNode? Read(int depth)
    {
        if (depth > Deepest) throw new TemplateException("Template format error: nested too deeply.");
        var before = nodes;
        Count(1);
        if (parser.TryConsume<AnchorAlias>(out var alias)) return Copy(alias);
        var start = parser.Accept<NodeEvent>(out var node)
            ? node
            : throw new TemplateException("Template format error: unsupported structure.");
        var value = start switch
        {
            MappingStart => Mapping(depth),
            SequenceStart => Sequence(depth),
            _ => Scalar(parser.Consume<Scalar>()),
        };
        if (!start.Anchor.IsEmpty) anchors[start.Anchor] = (value, nodes - before);
        var tag = start.Tag.IsEmpty ? "" : start.Tag.Value;
        return tag.StartsWith('!') && tag.Length > 1 ? Function(tag[1..], value) : value;
    }

    private JsonNode? Copy(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var known))
            throw new TemplateException($"Template format error: unknown alias {alias.Value}.");
        Count(known.Size);
        return known.Node?.DeepClone();
    }

    private void Count(int more)
    {
        nodes += more;
        if (nodes > MostNodes) throw new TemplateException("Template format error: too many elements.");
    }

    private JsonObject Mapping(int depth)
    {
        var result = new JsonObject();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
                throw new TemplateException("Template format error: [/] map keys must be strings");
            if (!result.TryAdd(key.Value, Read(depth + 1)))
                throw new TemplateException($"Template format error: duplicate key {key.Value} (line {key.Start.Line})");
        }

        return result;
    }

    private JsonArray Sequence(int depth)
    {
        var result = new JsonArray();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _)) result.Add(Read(depth + 1));
        return result;
    }

    private static JsonNode? Scalar(Scalar scalar) => scalar switch
    {
        { Style: not (ScalarStyle.Plain or ScalarStyle.Any) } => JsonValue.Create(scalar.Value),
        { Value: "" or "~" or "null" } => scalar.Tag.IsEmpty ? null : JsonValue.Create(""),
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

    /// <summary>
    /// Only what a number would be written back as; 0123 and 1.10.0 stay text, as account ids and versions must.
    /// </summary>
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?\z")]
    private static partial Regex Number();
}
