using System.Globalization;
using System.Text.RegularExpressions;

namespace PciAutoHeal.Documents.Fields;

/// <summary>Lengths of time as people write them: 30m, 1h30m, 2d, or ISO 8601 such as PT30M.</summary>
public static partial class DurationText
{
    /// <summary>A rollout that bakes longer than this was meant otherwise.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Null when the text is no length of time, or longer than a year.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = text.Length > 40 ? Match.Empty : Short().Match(text);
        match = match.Success || text.Length > 40 ? match : Iso().Match(text);
        if (!match.Success)
            return null;
        var seconds = (Part(match, "w") * 604_800) + (Part(match, "d") * 86_400)
            + (Part(match, "h") * 3600) + (Part(match, "m") * 60) + Part(match, "s");
        return seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double Part(Match match, string unit) => match.Groups[unit] is { Success: true, Value: var digits }
        ? double.Parse(digits, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(@"\A(?=[0-9])((?<w>[0-9]+)w)?((?<d>[0-9]+)d)?((?<h>[0-9]+)h)?((?<m>[0-9]+)m)?((?<s>[0-9]+)s)?\z")]
    private static partial Regex Short();

    [GeneratedRegex(
        @"\AP(?=[0-9T])((?<w>[0-9]+)W)?((?<d>[0-9]+)D)?" +
        @"(T(?=[0-9])((?<h>[0-9]+)H)?((?<m>[0-9]+)M)?((?<s>[0-9]+(\.[0-9]+)?)S)?)?\z")]
    private static partial Regex Iso();
}
