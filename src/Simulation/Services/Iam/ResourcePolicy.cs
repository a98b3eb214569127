using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>
/// Whom a policy on a role or a bucket lets in: principals by account or ARN, actions, and the condition
/// sts:ExternalId. Other conditions count as met: every caller here is of the one organization.
/// </summary>
public static class ResourcePolicy
{
    public static bool Allows(string policy, Caller caller, string action, string? externalId = null)
    {
        JsonObject[] statements = [.. Many(StrictJson.Object(policy)?["Statement"]).OfType<JsonObject>()
            .Where(statement => Speaks(statement, caller, action, externalId))];
        return statements.Any(statement => Effect(statement) == "Allow")
            && statements.All(statement => Effect(statement) != "Deny");
    }

    private static bool Speaks(JsonObject statement, Caller caller, string action, string? externalId) =>
        Many(statement["Action"]).Any(pattern => Covers(pattern?.ToString(), action))
        && Principals(statement).Any(principal => Matches(principal, caller))
        && ExternalIds(statement) is var wanted && (wanted.Length == 0 || wanted.Contains(externalId));

    private static bool Covers(string? pattern, string action) => pattern is "*" || pattern == action
        || (pattern is not null && pattern.EndsWith('*') && action.StartsWith(pattern[..^1], StringComparison.Ordinal));

    private static IEnumerable<string> Principals(JsonObject statement) => statement["Principal"] switch
    {
        JsonObject named => Many(named["AWS"]).Select(principal => principal?.ToString() ?? string.Empty),
        JsonValue any => [any.ToString()],
        _ => [],
    };

    private static bool Matches(string principal, Caller caller) => principal == "*"
        || principal == caller.Account.Value
        || principal == $"arn:aws:iam::{caller.Account}:root"
        || principal == caller.Arn
        || (caller.RoleName is { } role
            && principal.StartsWith($"arn:aws:iam::{caller.Account}:role/", StringComparison.Ordinal)
            && principal.EndsWith($"/{role}", StringComparison.Ordinal));

    private static string?[] ExternalIds(JsonObject statement) =>
        [.. Many(((statement["Condition"] as JsonObject)?["StringEquals"] as JsonObject)?["sts:ExternalId"]).Select(id => id?.ToString())];

    private static string? Effect(JsonObject statement) => statement["Effect"]?.ToString();

    private static JsonArray Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list,
        _ => [node.DeepClone()],
    };
}
