using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Asl;

/// <summary>RFC 3339 with a capital T, and a capital Z or a numeric offset, as ASL asks.</summary>
internal static partial class Timestamp
{
    public static DateTimeOffset? TryParse(JsonNode? node) => Json.Text(node) is { } text ? TryParse(text) : null;

    public static DateTimeOffset? TryParse(string text) =>
        Rfc3339().Match(text) is { Success: true } match
        && DateTimeOffset.TryParse(
            match.Groups["time"].Value + Fraction(match) + match.Groups["zone"].Value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var instant)
            ? instant
            : null;

    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // Ticks are the finest the clock knows; further digits are cut, not refused.
    private static string Fraction(Match match) =>
        match.Groups["fraction"].Value is { Length: > 8 } digits ? digits[..8] : match.Groups["fraction"].Value;

    [GeneratedRegex(@"^(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?<fraction>\.\d+)?(?<zone>Z|[+-]\d\d:\d\d)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
