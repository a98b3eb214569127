using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Iam;

/// <summary>
/// Whom a trust policy lets in: principals by account or ARN, and the condition sts:ExternalId. Other conditions count
/// as met, except that an organization condition is met by every caller: all accounts here are of one organization.
/// </summary>
internal static class TrustPolicy
{
    public static bool Allows(string policy, Caller caller, string? externalId)
    {
        JsonObject[] statements = [.. Many(JsonNode.Parse(policy)?["Statement"]).OfType<JsonObject>()
            .Where(statement => Speaks(statement, caller, externalId))];
        return statements.Any(statement => Effect(statement) == "Allow") && statements.All(statement => Effect(statement) != "Deny");
    }

    private static bool Speaks(JsonObject statement, Caller caller, string? externalId) =>
        Many(statement["Action"]).Any(action => action?.ToString() is "sts:AssumeRole" or "sts:*" or "*")
        && Principals(statement).Any(principal => Matches(principal, caller))
        && ExternalIds(statement) is var wanted && (wanted.Length == 0 || wanted.Contains(externalId));

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
        || (caller.RoleName is { } role && principal.StartsWith($"arn:aws:iam::{caller.Account}:role/", StringComparison.Ordinal)
            && principal.EndsWith($"/{role}", StringComparison.Ordinal));

    private static string?[] ExternalIds(JsonObject statement) =>
        [.. Many(statement["Condition"]?["StringEquals"]?["sts:ExternalId"]).Select(id => id?.ToString())];

    private static string? Effect(JsonObject statement) => statement["Effect"]?.ToString();

    private static JsonArray Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list,
        _ => [node.DeepClone()],
    };
}
