using System.Globalization;

namespace PciAutoHeal.Documents.Fields;

/// <summary>What YAML makes of text without quotes.</summary>
internal static class Plain
{
    /// <summary>Whether the words are a number, a truth value or nothing rather than text.</summary>
    public static bool IsGuessed(string text) =>
        text is "" or "~"
        || text.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or ".INF" or "-.INF" or ".NAN"
        || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
