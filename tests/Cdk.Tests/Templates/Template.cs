using System.Text.Json.Nodes;

namespace PciAutoHeal.Cdk.Tests.Templates;

/// <summary>A template as tests ask it.</summary>
internal sealed class Template(JsonObject json)
{
    public JsonObject Json => json;

    public IEnumerable<(string Id, JsonObject Resource)> Resources =>
        json["Resources"]!.AsObject().Select(r => (r.Key, r.Value!.AsObject()));

    public JsonObject this[string id] => json["Resources"]![id]!.AsObject();

    public IEnumerable<(string Id, JsonObject Properties)> Of(string type) => Resources
        .Where(r => (string?)r.Resource["Type"] == type)
        .Select(r => (r.Id, r.Resource["Properties"]!.AsObject()));

    /// <summary>Every statement of every policy, wherever it stands, with the resource it belongs to.</summary>
    public IEnumerable<PolicyStatement> Statements =>
        Resources.SelectMany(r => Below(r.Resource, r.Id, isTrust: false));

    /// <summary>Statements that grant something to a role.</summary>
    public IEnumerable<PolicyStatement> GrantedTo(string role) =>
        Statements.Where(s => s.Resource == role && s.Effect == "Allow" && !s.IsTrust);

    private static IEnumerable<PolicyStatement> Below(JsonNode? node, string resource, bool isTrust) => node switch
    {
        JsonObject document when document.ContainsKey("Statement") && document.ContainsKey("Version") =>
            document["Statement"]!.AsArray().Select(s => new PolicyStatement(resource, s!.AsObject(), isTrust)),
        // A policy of an event bus is one statement, without a document around it.
        JsonObject bare when bare.ContainsKey("Effect") && bare.ContainsKey("Action") => [new(resource, bare, isTrust)],
        JsonObject other => other.SelectMany(p => Below(p.Value, resource, isTrust || p.Key == "AssumeRolePolicyDocument")),
        JsonArray list => list.SelectMany(item => Below(item, resource, isTrust)),
        _ => [],
    };
}
