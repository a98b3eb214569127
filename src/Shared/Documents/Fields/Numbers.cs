using System.Globalization;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Fields;

/// <summary>Reads single values that are numbers.</summary>
internal static class Numbers
{
    public static int? AtLeastOne(Field field) => Whole(field, 1);

    public static int? NotNegative(Field field) => Whole(field, 0);

    /// <summary>Above 0 up to 100, with or without the sign.</summary>
    public static decimal? Share(Field field)
    {
        if (Words.Letters(field) is not { } text)
            return null;
        if (Percent(text, needsSign: false) is > 0 and <= 100 and var percent)
            return percent;
        field.Refuse<object>(
            "PAH1009",
            $"'{field.Name}' is {field.Shown}; expected a percentage above 0, up to 100.",
            "Write it as 10 or 10%.");
        return null;
    }

    /// <summary>The number before a percent sign, or null when the text is no percentage.</summary>
    public static decimal? Percent(string text, bool needsSign)
    {
        var digits = text.EndsWith('%') ? text[..^1].TrimEnd() : needsSign ? "" : text;
        return digits.Length <= 20
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent
            : null;
    }

    /// <summary>Digits only, as far as an int reaches.</summary>
    public static int? Digits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Whole(Field field, int least)
    {
        var number = field.Value is YamlScalar { IsPlain: true } scalar ? Digits(scalar.Text) : null;
        if (number >= least)
            return number;
        var expected = $"a whole number of {least} or more";
        if (field.Value is YamlScalar { IsPlain: true, Text: var text } && IsNumber(text))
            field.Refuse<object>("PAH1010", $"'{field.Name}' is {field.Shown}; expected {expected}.", "Correct it.");
        else
            field.WrongType<object>(expected, $"Write digits only, without quotes, such as {Math.Max(least, 1)}.");
        return null;
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
