using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>Requests of the awsQuery and EC2 protocols: a form whose dotted names are a tree.</summary>
internal static class QueryWire
{
    private const int Deepest = 32;

    public static (string Operation, JsonObject Input) Decode(WireRequest request, ErrorCodes codes)
    {
        var fields = new Branch();
        Read(fields, request.Query);
        Read(fields, Encoding.UTF8.GetString(request.Body.Span));
        var input = fields.AsObject();
        var operation = input.Text("Action") ?? throw codes.UnknownOperation.Error("Action is missing.");
        input.Remove("Action");
        input.Remove("Version");
        return (operation, input);
    }

    private static void Read(Branch fields, string form)
    {
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = cut < 0 ? (pair, string.Empty) : (pair[..cut], pair[(cut + 1)..]);
            fields.Put(Plain(name), Plain(value));
        }
    }

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>
    /// A name's part and what follows it; numbered parts are a list, whatever their order on the wire.
    /// </summary>
    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> below = new(StringComparer.Ordinal);
        private string? value;

        public void Put(string name, string text)
        {
            var parts = name.Split('.');
            if (parts.Length > Deepest)
            {
                throw new ApiError("MalformedInput", "A parameter is nested too deeply.");
            }

            var at = this;
            foreach (var part in parts)
            {
                at = at.below.TryGetValue(part, out var next) ? next : at.below[part] = new();
            }

            at.value = text;
        }

        public JsonObject AsObject() =>
            new(below.Select(child => KeyValuePair.Create(child.Key, child.Value.AsNode())));

        private JsonNode? AsNode() => below.Count == 0 ? JsonValue.Create(value)
            : Items() is { } items ? new JsonArray([.. items.Select(item => item.AsNode())])
            : AsObject();

        private IEnumerable<Branch>? Items() =>
            below.Count == 1 && below.TryGetValue("member", out var members) ? members.Items() ?? []
            : below.Keys.All(key => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                ? below.OrderBy(child => int.Parse(child.Key, CultureInfo.InvariantCulture)).Select(child => child.Value)
                : null;
    }
}
