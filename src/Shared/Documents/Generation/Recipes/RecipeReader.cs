using System.Globalization;
using System.Xml;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>Text to a recipe, all its faults at once.</summary>
public sealed class RecipeReader
{
    private static readonly string[] Keys =
    [
        "heals", "what", "resource", "parameters", "settings", "untagged", "use", "approve", "quarantine", "read",
        "judge", "gives", "heal", "restore",
    ];

    private static readonly string[] ReadKeys = ["step", "pick", "call", "with", "script", "gone", "absent", "pages", "each", "find", "keep", "seconds"];

    private static readonly string[] ActKeys = ["step", "wait", "call", "with", "if", "each", "item", "select", "desired", "keep", "seconds"];

    private static readonly string[] RestoreKeys = ["document", "what", "read", "judge", "gives", "heal"];

    private static readonly string[] InputKeys = ["is", "pattern", "default", "accepted", "refused"];

    private readonly List<Diagnostic> diagnostics = [];

    private RecipeReader()
    {
    }

    public static (Recipe? Recipe, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        var reading = YamlText.Read(file, text);
        if (reading.Root is not { } root)
            return (null, reading.Diagnostics);

        var reader = new RecipeReader();
        var recipe = reader.Recipe(file, root);
        return (reader.diagnostics.Count == 0 ? recipe : null, reader.diagnostics);
    }

    private Recipe Recipe(string file, YamlValue root)
    {
        OnlyKnown(root, Keys);
        var reads = Each(root, "read", Read);
        return new(
            file,
            Texts(root["heals"]),
            Text(root, "what"),
            Input("ResourceId", root["resource"] ?? root),
            [.. (root["parameters"]?.Entries ?? []).Select(entry => Input(entry.Key, entry.Value))],
            Texts(root["settings"]),
            root["untagged"]?.Scalar == "true",
            Texts(root["use"]),
            root["approve"]?.Scalar,
            Quarantine(root["quarantine"]),
            reads,
            Text(root, "judge"),
            Given(root["gives"]),
            Each(root, "heal", Act),
            root["restore"] is { } restore ? Restore(restore) : null);
    }

    /// <summary>An ISO 8601 duration of at most seven days, the longest that Systems Manager sleeps.</summary>
    private string? Quarantine(YamlValue? given)
    {
        if (given is null)
            return null;
        try
        {
            if (XmlConvert.ToTimeSpan(given.Scalar ?? "") is { TotalDays: > 0 and < 7 })
                return given.Scalar;
        }
        catch (FormatException)
        {
        }

        Refuse(given.Where, $"'{given.Scalar}' is no duration between nothing and seven days, such as PT24H.");
        return null;
    }

    private RecipeRestore Restore(YamlValue restore)
    {
        OnlyKnown(restore, RestoreKeys);
        return new(
            Text(restore, "document"),
            Text(restore, "what"),
            restore["read"] is null ? null : Each(restore, "read", Read),
            Text(restore, "judge"),
            Given(restore["gives"]),
            Each(restore, "heal", Act));
    }

    private RecipeInput Input(string name, YamlValue input)
    {
        OnlyKnown(input, InputKeys);
        return new(
            name, Text(input, "is"), Text(input, "pattern"), input["default"]?.Scalar,
            Texts(input["accepted"]), Texts(input["refused"]), input.Where);
    }

    private RecipeRead Read(YamlValue read)
    {
        OnlyKnown(read, ReadKeys);
        var picks = read["pick"] is not null;
        var keeps = picks ? Given(read["keep"]) : Keeps(read["keep"]);
        return new(
            Text(read, picks ? "pick" : "step"),
            picks ? null : Call(read),
            read["with"],
            picks ? Text(read, "script") : null,
            Texts(read["gone"]),
            Texts(read["absent"]),
            read["pages"]?.Scalar == "true",
            read["each"]?.Scalar,
            read["find"] is { } find ? Find(find) : null,
            keeps,
            Seconds(read, read["pages"] is null && read["find"] is null && read["each"] is null ? 30 : 120));
    }

    private RecipeFind Find(YamlValue find)
    {
        OnlyKnown(find, ["in", "by"]);
        return new(Words("in"), Words("by"));

        List<string> Words(string key) => find[key] is { Scalar: { } one } ? [one] : Texts(find[key]);
    }

    private RecipeAct Act(YamlValue act)
    {
        OnlyKnown(act, ActKeys);
        var waits = act["wait"] is not null;
        if (waits && act["select"] is null)
            Refuse(act.Where, "A wait says what to select and which values are desired.");
        return new(
            Text(act, waits ? "wait" : "step"), Call(act), act["with"], act["if"]?.Scalar, act["each"]?.Scalar,
            Members(act["item"]), act["select"]?.Scalar, Texts(act["desired"]), Keeps(act["keep"]), Seconds(act, waits ? 600 : 30));
    }

    private ApiCall Call(YamlValue step)
    {
        var words = Text(step, "call").Split(':');
        if (words is [var service, var api])
            return new(service, api);
        Refuse(step.Where, "A call is written service:Operation.");
        return new("", "");
    }

    private List<Kept> Keeps(YamlValue? keep) => [.. (keep?.Entries ?? []).Select(entry =>
    {
        var words = (entry.Value.Scalar ?? "").Split(' ', 2);
        if (words.Length < 2)
            Refuse(entry.Where, "What is kept is written 'Type $.Selector'.");
        return new Kept(entry.Key, words[0], words[^1]);
    })];

    private static List<Kept> Given(YamlValue? gives) =>
        [.. (gives?.Entries ?? []).Select(entry => new Kept(entry.Key, entry.Value.Scalar ?? "", $"$.Payload.{entry.Key}"))];

    private static List<Kept> Members(YamlValue? item) =>
        [.. (item?.Entries ?? []).Select(entry => new Kept(entry.Key, entry.Value.Scalar ?? "", $"$.Payload.Item.{entry.Key}"))];

    private static List<T> Each<T>(YamlValue node, string key, Func<YamlValue, T> read) =>
        [.. (node[key]?.Items ?? []).Select(read)];

    private int Seconds(YamlValue step, int otherwise)
    {
        if (step["seconds"] is not { } given)
            return otherwise;
        if (int.TryParse(given.Scalar, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return seconds;
        Refuse(given.Where, $"'{given.Scalar}' is no whole number of seconds.");
        return otherwise;
    }

    private string Text(YamlValue node, string key)
    {
        if (node[key]?.Scalar is { Length: > 0 } text)
            return text.Trim();
        Refuse(node.Where, $"'{key}' is missing.");
        return "";
    }

    private static List<string> Texts(YamlValue? list) => [.. (list?.Items ?? []).Select(item => item.Scalar ?? "")];

    private void OnlyKnown(YamlValue node, string[] known)
    {
        foreach (var entry in node.Entries.Where(entry => !known.Contains(entry.Key)))
            Refuse(entry.Where, $"The key '{entry.Key}' is not known here; known are {string.Join(", ", known)}.");
    }

    private void Refuse(SourceLocation where, string message) =>
        diagnostics.Add(Diagnostic.Error("PAH2501", message, where, "See automation-docs/recipes/README.md."));
}
