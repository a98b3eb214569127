using System.Globalization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Fields;

/// <summary>Reads single values that are words: text, names, identifiers, choices, days.</summary>
internal static class Words
{
    /// <summary>Text. What YAML would take for a number, a truth value or nothing must be put in quotes.</summary>
    public static string? Text(Field field) => field.Value switch
    {
        YamlScalar { IsPlain: true, Text: var text } when Plain.IsGuessed(text) =>
            field.WrongType<string>("text", $"Put it in quotes: \"{text}\"."),
        YamlScalar scalar => Filled(field, scalar.Text),
        _ => field.WrongType<string>("text", "Write one value."),
    };

    /// <summary>The letters as written, whatever YAML makes of them: tags and account ids are often digits.</summary>
    public static string? Letters(Field field) => field.Value is YamlScalar { IsNull: false } scalar
        ? scalar.Text
        : field.WrongType<string>("text", "Write one value.");

    public static AccountId? Account(Field field)
    {
        if (Letters(field) is not { } text)
            return null;
        return AccountId.TryParse(text, out var id)
            ? id
            : field.Refuse<AccountId>(
                "PAH1012", $"'{field.Name}' is {field.Shown}, which is not an AWS account id.", AccountFix(text));
    }

    public static Region? Region(Field field)
    {
        if (Text(field) is not { } text)
            return null;
        return Core.Accounts.Region.TryParse(text, out var region)
            ? region
            : field.Refuse<Region>(
                "PAH1013",
                $"'{field.Name}' is {field.Shown}, which is not an AWS region code.",
                "Write a code such as eu-west-1.");
    }

    public static T? Choice<T>(Field field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Letters(field) is not { } text)
            return null;
        if (choices.TryGetValue(text, out var choice))
            return choice;
        field.Refuse<object>(
            "PAH1006",
            $"'{field.Name}' is {field.Shown}; expected one of {string.Join(", ", choices.Keys)}.",
            Spelling.Advice(text, [.. choices.Keys]));
        return null;
    }

    public static DateOnly? Day(Field field)
    {
        if (Letters(field) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        field.Refuse<object>(
            "PAH1011", $"'{field.Name}' is {field.Shown}, which is not a day.", "Write it as 2027-01-31.");
        return null;
    }

    /// <summary>A moment with its offset from UTC: without one, who reads it elsewhere means another moment.</summary>
    public static DateTimeOffset? Moment(Field field)
    {
        if (Letters(field) is not { } text)
            return null;
        string[] forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];
        if (DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return moment;
        field.Refuse<object>(
            "PAH1014", $"'{field.Name}' is {field.Shown}, which is not a moment.", "Write it as 2026-12-18T18:00Z, or with an offset: 2026-12-18T18:00+01:00.");
        return null;
    }

    public static bool? Truth(Field field)
    {
        if (field.Value is YamlScalar { IsPlain: true } said && bool.TryParse(said.Text, out var truth))
            return truth;
        field.WrongType<object>("true or false", "Write true or false, without quotes.");
        return null;
    }

    private static string? Filled(Field field, string text) => string.IsNullOrWhiteSpace(text)
        ? field.Refuse<string>("PAH1005", $"'{field.Name}' is empty.", "Give it a value, or remove it.")
        : text;

    private static string AccountFix(string text) => text.Length < 12 && text.All(char.IsAsciiDigit)
        ? $"An account id has twelve digits; this has {text.Length}. Were leading zeros lost?"
        : "Write twelve digits, such as \"111122223333\".";
}
