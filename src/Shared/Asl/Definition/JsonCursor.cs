using System.Globalization;
using System.Text.Json;

namespace PciAutoHeal.Asl;

/// <summary>A value of a definition together with the path to it, so that every refusal says where.</summary>
public readonly record struct JsonCursor(JsonElement Element, string Path, string Name)
{
    public JsonValueKind Kind => Element.ValueKind;

    public IEnumerable<JsonCursor> Members()
    {
        Expect(JsonValueKind.Object, "an object");
        var (element, path) = (Element, Path);
        return element.EnumerateObject().Select(m => new JsonCursor(m.Value, ChildPath(path, m.Name), m.Name));
    }

    public IEnumerable<JsonCursor> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        var path = Path;
        return Element.EnumerateArray().Select((item, i) => new JsonCursor(item, $"{path}[{i}]", $"[{i}]"));
    }

    public bool Has(string name) => Kind == JsonValueKind.Object && Element.TryGetProperty(name, out _);

    public JsonCursor? Find(string name) => Has(name)
        ? new JsonCursor(Element.GetProperty(name), ChildPath(Path, name), name)
        : null;

    public JsonCursor Need(string name) => Find(name) ?? throw Refuse($"'{name}' is missing");

    public string Text() => Kind == JsonValueKind.String ? Element.GetString()! : throw Refuse("expected a text");

    public bool Truth() => Kind is JsonValueKind.True or JsonValueKind.False
        ? Element.GetBoolean()
        : throw Refuse("expected true or false");

    public int Whole(int least) =>
        Kind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= least
            ? number
            : throw Refuse($"expected a whole number of at least {least.ToString(CultureInfo.InvariantCulture)}");

    public double Number(double least) =>
        Kind == JsonValueKind.Number && Element.TryGetDouble(out var number) && number >= least
            ? number
            : throw Refuse($"expected a number of at least {least.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The text, understood by a parser whose complaint becomes ours.</summary>
    public T Parsed<T>(Func<string, T> parse)
    {
        var text = Text();
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            throw new AslException(Path, e.Message, e);
        }
    }

    public AslException Refuse(string problem) => new(Path, problem);

    public static string ChildPath(string path, string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-')
            ? $"{path}.{name}"
            : $"{path}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";

    private void Expect(JsonValueKind kind, string what)
    {
        if (Kind != kind)
            throw Refuse($"expected {what}");
    }
}
