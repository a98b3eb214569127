using System.Text.Json;
using Amazon.CloudTrail.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Drift;

namespace PciAutoHeal.Aws.CloudTrail;

/// <summary>Understands an event of CloudTrail: its own JSON knows more than the fields around it.</summary>
internal static class TrailedChanges
{
    /// <returns>Null for a call that AWS refused: it changed nothing.</returns>
    public static TrailedChange? Of(Event seen)
    {
        if (seen.EventName is null || WireTime.Of(seen.EventTime) is not { } at)
        {
            return null;
        }

        var resources = string.Join(' ', (seen.Resources ?? []).Select(resource => resource.ResourceName));
        try
        {
            using var record = JsonDocument.Parse(string.IsNullOrEmpty(seen.CloudTrailEvent) ? "{}" : seen.CloudTrailEvent);
            var root = record.RootElement;
            return root.TryGetProperty("errorCode", out _) ? null
                : new(seen.EventName, at, WhoOf(root) ?? seen.Username ?? "somebody", $"{resources} {Text(root, "requestParameters")}");
        }
        catch (JsonException)
        {
            return new(seen.EventName, at, seen.Username ?? "somebody", resources);
        }
    }

    /// <summary>An ARN where there is one; a service of AWS has none.</summary>
    private static string? WhoOf(JsonElement root) => root.TryGetProperty("userIdentity", out var who)
        ? Text(who, "arn") ?? Text(who, "invokedBy") ?? Text(who, "principalId")
        : null;

    private static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        } : null;
}
