using System.Text.RegularExpressions;

namespace PciAutoHeal.Steps.Notifications;

/// <summary>
/// Takes out of a message what looks like a key: messages quote AWS and templates, and are read by more people than a
/// ledger.
/// </summary>
public static partial class Redaction
{
    public static string Of(string text) =>
        SignedQuery().Replace(Secret().Replace(AccessKey().Replace(text, "[key]"), "$1[secret]"), "?[query]");

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b")]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"(?i)\b((?:password|passwd|secret(?:accesskey)?|token|apikey|api_key|authorization)[""']?\s*[:=]\s*)[""']?[^\s""',;]+")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?<=https?://[^\s?]+)\?\S+")]
    private static partial Regex SignedQuery();
}
