using System.Text.Json.Nodes;

namespace PciAutoHeal.Cdk.Tests.Templates;

/// <summary>A statement of IAM as it stands in a template.</summary>
/// <param name="Resource">The resource of the template that it belongs to.</param>
/// <param name="IsTrust">Whether it says who may assume a role.</param>
internal sealed record PolicyStatement(string Resource, JsonObject Json, bool IsTrust)
{
    public string Effect => (string)Json["Effect"]!;

    public IReadOnlyList<string> Actions => Texts(Json["Action"]);

    /// <summary>Patterns of resources, references written as <c>${…}</c>.</summary>
    public IReadOnlyList<string> Resources => Texts(Json["Resource"]);

    public bool IsOfService => Json["Principal"] is JsonObject principal && principal.ContainsKey("Service");

    public IEnumerable<string> ConditionKeys =>
        Json["Condition"]?.AsObject().SelectMany(operation => operation.Value!.AsObject()).Select(c => c.Key) ?? [];

    public override string ToString() => $"{Resource}: {Json.ToJsonString()}";

    private static IReadOnlyList<string> Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list.SelectMany(Texts)],
        JsonObject reference when reference["Fn::Sub"] is { } text => [(string)text!],
        JsonObject reference when reference["Ref"] is { } name => [$"${{{name}}}"],
        JsonObject reference when reference["Fn::ImportValue"] is { } name => [$"${{import {name}}}"],
        JsonObject other => [other.ToJsonString()],
        _ => [(string)node!],
    };
}
