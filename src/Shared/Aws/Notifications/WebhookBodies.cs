using System.Text.Json;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Notifications;

/// <summary>Messages as Slack's incoming webhooks and Teams' workflows take them.</summary>
public static class WebhookBodies
{
    /// <summary>Slack gives &amp;, &lt; and &gt; a meaning, and nothing else in plain text.</summary>
    public static string Slack(Notification what) => JsonSerializer.Serialize(new
    {
        text = $"*{Escape(what.Subject)}*\n{Escape(what.Text)}{(what.Command is { } command ? $"\n```{Escape(command)}```" : "")}",
    });

    /// <summary>An adaptive card; a text block knows no markup but Markdown, which is switched off by monospace blocks only for commands.</summary>
    public static string Teams(Notification what) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["type"] = "message",
        ["attachments"] = new[]
        {
            new Dictionary<string, object>
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = new Dictionary<string, object>
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.4",
                    ["body"] = Blocks(what),
                },
            },
        },
    });

    private static List<Dictionary<string, object>> Blocks(Notification what) =>
    [
        Block(what.Subject, ("weight", "Bolder")),
        Block(what.Text),
        .. what.Command is { } command ? [Block(command, ("fontType", "Monospace"))] : (Dictionary<string, object>[])[],
    ];

    private static Dictionary<string, object> Block(string text, params (string Key, string Value)[] more)
    {
        var block = new Dictionary<string, object> { ["type"] = "TextBlock", ["wrap"] = true, ["text"] = text };
        foreach (var (key, value) in more)
        {
            block[key] = value;
        }

        return block;
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
