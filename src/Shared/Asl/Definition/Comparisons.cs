using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>The comparison operators by name. Values of another type than the operator's never match.</summary>
internal static class Comparisons
{
    public static readonly IReadOnlyDictionary<string, Comparison> All = Build();

    private static Dictionary<string, Comparison> Build()
    {
        var all = new Dictionary<string, Comparison>(StringComparer.Ordinal)
        {
            ["BooleanEquals"] = new(IsBoolean, (v, o) => Json.Truth(v) is { } truth && truth == Json.Truth(o)),
            ["StringMatches"] = new(IsText, (v, o) =>
                Json.Text(v) is { } text && Json.Text(o) is { } pattern && Wildcard.Matches(text, pattern)),
            ["IsNull"] = Is(v => v is null),
            ["IsNumeric"] = Is(v => Json.Kind(v) == JsonValueKind.Number),
            ["IsString"] = Is(v => Json.Kind(v) == JsonValueKind.String),
            ["IsBoolean"] = Is(v => Json.Truth(v) is not null),
            ["IsTimestamp"] = Is(v => Timestamp.TryParse(v) is not null),
        };
        AddOrder("String", IsText, (v, o) =>
            Json.Text(v) is { } a && Json.Text(o) is { } b ? string.CompareOrdinal(a, b) : null);
        AddOrder("Numeric", e => e.ValueKind == JsonValueKind.Number, Json.CompareNumbers);
        AddOrder("Timestamp", e => Timestamp.TryParse(Json.FromElement(e)) is not null, (v, o) =>
            Timestamp.TryParse(v) is { } a && Timestamp.TryParse(o) is { } b ? a.CompareTo(b) : null);
        return all;

        void AddOrder(string type, Func<JsonElement, bool> takes, Func<JsonNode?, JsonNode?, int?> compare)
        {
            all[type + "Equals"] = new(takes, (v, o) => compare(v, o) == 0);
            all[type + "LessThan"] = new(takes, (v, o) => compare(v, o) < 0);
            all[type + "GreaterThan"] = new(takes, (v, o) => compare(v, o) > 0);
            all[type + "LessThanEquals"] = new(takes, (v, o) => compare(v, o) <= 0);
            all[type + "GreaterThanEquals"] = new(takes, (v, o) => compare(v, o) >= 0);
        }
    }

    private static Comparison Is(Func<JsonNode?, bool> test) =>
        new(IsBoolean, (value, expected) => test(value) == Json.Truth(expected));

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;

    private static bool IsBoolean(JsonElement literal) =>
        literal.ValueKind is JsonValueKind.True or JsonValueKind.False;
}
