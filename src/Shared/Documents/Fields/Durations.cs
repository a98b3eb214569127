using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Fields;

/// <summary>Reads lengths of time. A number without a unit means nothing.</summary>
internal static class Durations
{
    public static TimeSpan? Any(Field field) => Read(field, TimeSpan.Zero);

    public static TimeSpan? Positive(Field field) => Read(field, TimeSpan.FromTicks(1));

    private static TimeSpan? Read(Field field, TimeSpan least)
    {
        if (Words.Letters(field) is not { } text)
            return null;
        if (DurationText.Parse(text) is { } span && span >= least)
            return span;
        var fix = field.Value is YamlScalar && Numbers.Digits(text) is { } number and > 0
            ? $"Say the unit: {number}m, {number}h or {number}s."
            : "Write it as 45s, 30m, 6h, 1h30m or PT30M.";
        field.Refuse<object>(
            "PAH1008", $"'{field.Name}' is {field.Shown}, which is not a length of time{Bound(least)}.", fix);
        return null;
    }

    private static string Bound(TimeSpan least) =>
        least > TimeSpan.Zero ? " above zero and at most 366 days" : " of at most 366 days";
}
