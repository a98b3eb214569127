using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <content>Ref, Fn::Sub and Fn::GetAtt: how a name becomes a value.</content>
public sealed partial class TemplateScope
{
    private JsonNode? Ref(string name)
    {
        if (name == "AWS::NoValue") return NoValue;
        if (parameters.TryGetValue(name, out var value))
        {
            return IsList(name)
                ? Json.Array(value.Split(',', StringSplitOptions.TrimEntries))
                : JsonValue.Create(value);
        }

        return JsonValue.Create(pseudo.Find(name) ?? Of(name, null));
    }

    private bool IsList(string parameter) => template.Parameters.TryGetValue(parameter, out var declared)
        && (declared.Type == "CommaDelimitedList" || declared.Type.StartsWith("List<", StringComparison.Ordinal));

    private JsonValue Sub(JsonNode? argument)
    {
        var (text, own) = argument switch
        {
            JsonArray { Count: 2 } list when list[1] is JsonObject names => (Json.Plain(list[0]), names),
            JsonValue plain => (Json.Plain(plain), []),
            _ => throw Wrong("Fn::Sub"),
        };
        return JsonValue.Create(Variable().Replace(text, match => match.Groups["literal"].Success
            ? "${" + match.Groups["literal"].Value + "}"
            : Substitute(match.Groups["name"].Value.Trim(), own)));
    }

    private string Substitute(string name, JsonObject own) => own.ContainsKey(name)
        ? Text(own[name])
        : name.Split('.', 2) is [var id, var attribute] ? Of(id, attribute) : Json.Plain(Ref(name));

    private JsonValue GetAtt(JsonNode? argument) => argument switch
    {
        JsonArray { Count: 2 } list => JsonValue.Create(Of(Json.Plain(list[0]), Text(list[1]))),
        JsonValue dotted when dotted.ToString().Split('.', 2) is [var id, var attribute] =>
            JsonValue.Create(Of(id, attribute)),
        _ => throw Wrong("Fn::GetAtt"),
    };

    private string Of(string logicalId, string? attribute)
    {
        var resource = template.Resources.FirstOrDefault(r => r.LogicalId == logicalId)
            ?? throw new TemplateException(
                $"Template format error: Unresolved resource dependencies [{logicalId}] in the Resources block of the template");
        return Guarded("resource " + logicalId, () => resourceValue(resource, this, attribute));
    }

    [GeneratedRegex(@"\$\{(!(?<literal>[^}]*)|(?<name>[^}]*))\}")]
    private static partial Regex Variable();
}
