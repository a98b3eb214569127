using System.Text.Json.Nodes;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Notifications;

/// <summary>Messages as Slack's incoming webhooks and Teams' workflows take them.</summary>
public static class WebhookBodies
{
    /// <summary>Slack gives &amp;, &lt; and &gt; a meaning, and nothing else in plain text.</summary>
    public static string Slack(Notification what) => new JsonObject
    {
        ["text"] = $"*{Escape(what.Subject)}*\n{Escape(what.Text)}{(what.Command is { } command ? $"\n```{Escape(command)}```" : "")}",
    }.ToJsonString();

    /// <summary>An adaptive card, as workflows take it; the older connectors are gone.</summary>
    public static string Teams(Notification what) => new JsonObject
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject
            {
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                ["type"] = "AdaptiveCard",
                ["version"] = "1.4",
                ["body"] = Blocks(what),
            },
        }),
    }.ToJsonString();

    private static JsonArray Blocks(Notification what)
    {
        var blocks = new JsonArray(Block(what.Subject, "weight", "Bolder"), Block(what.Text, "fontType", "Default"));
        if (what.Command is { } command)
        {
            blocks.Add((JsonNode)Block(command, "fontType", "Monospace"));
        }

        return blocks;
    }

    private static JsonObject Block(string text, string look, string value) =>
        new() { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = text, [look] = value };

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
