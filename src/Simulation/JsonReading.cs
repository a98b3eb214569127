using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation;

/// <summary>
/// Reads members of decoded input; scalars of forms are text, so numbers and flags are read from text too.
/// </summary>
#pragma warning disable CA1720 // Identifiers contain type names: the wire's own words for what is read.
public static class JsonReading
{
    /// <summary>The awsJson protocols' word for input that cannot be read.</summary>
    public const string Unreadable = "SerializationException";

    public static bool Has(this JsonObject input, string name) => input[name] is not null;

    public static string? Text(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value => value.ToJsonString(),
        _ => throw Wrong(name, "a string"),
    };

    public static int? Int(this JsonObject input, string name) => input.Text(name) switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => n,
        _ => throw Wrong(name, "an integer"),
    };

    public static bool? Flag(this JsonObject input, string name) => input.Text(name) switch
    {
        null or "" => null,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>The list of that name; empty when it is absent, null or an empty form field.</summary>
    public static JsonArray List(this JsonObject input, string name) => input[name] switch
    {
        JsonArray list => list,
        null => [],
        JsonValue value when input.Text(name) is "" => [],
        _ => throw Wrong(name, "a list"),
    };

    public static IReadOnlyList<string> Texts(this JsonObject input, string name) =>
        [.. input.List(name).Select(item => item is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Wrong(name, "a list of strings"))];

    public static IReadOnlyList<JsonObject> Objects(this JsonObject input, string name) =>
        [.. input.List(name).Select(item => item as JsonObject ?? throw Wrong(name, "a list of structures"))];

    public static JsonObject? Object(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonObject found => found,
        JsonValue when input.Text(name) is "" => null,
        _ => throw Wrong(name, "a structure"),
    };

    /// <summary>An instant written as epoch seconds or as ISO 8601.</summary>
    public static DateTimeOffset? Time(this JsonObject input, string name) => input.Text(name) switch
    {
        null or "" => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) < 2e11 => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        var text when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at,
        _ => throw Wrong(name, "a timestamp"),
    };

    private static ApiError Wrong(string name, string expected) =>
        new(Unreadable, $"The value of {name} cannot be read; expected {expected}.");
}
