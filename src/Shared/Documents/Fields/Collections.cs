using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Fields;

/// <summary>Reads lists and maps of values.</summary>
internal static class Collections
{
    /// <summary>A list of at least one value.</summary>
    public static IReadOnlyList<T>? Filled<T>(Field field, string item, Func<Field, T?> read)
        where T : class => field.Value is YamlList { Values.Count: 0 }
            ? field.Refuse<IReadOnlyList<T>>("PAH1005", $"'{field.Name}' is an empty list.", $"Name a {item}.")
            : Any(field, item, read);

    /// <summary>A list that may be empty. Values that are refused are left out; each has its finding.</summary>
    public static IReadOnlyList<T>? Any<T>(Field field, string item, Func<Field, T?> read)
        where T : class
    {
        if (field.Value is not YamlList list)
            return field.WrongType<IReadOnlyList<T>>($"a list, one {item} an entry", "Write it in brackets: [a, b].");
        return [.. Enumerable.Range(0, list.Values.Count).Select(i => read(field.Item(i))).OfType<T>()];
    }

    /// <summary>A list in which no value may stand twice: the second is usually a slip for another.</summary>
    public static IReadOnlyList<T>? Distinct<T>(Field field, string item, Func<Field, T?> read)
        where T : class => Distinct(field, item, read, value => value);

    public static IReadOnlyList<T>? Distinct<T>(Field field, string item, Func<Field, T?> read, Func<T, object> key)
        where T : class
    {
        var seen = new HashSet<object>();
        return Any(field, item, one =>
            read(one) is { } value && (seen.Add(key(value)) || Twice(one, key(value))) ? value : null);
    }

    public static IReadOnlyDictionary<string, string>? Tags(Field field)
    {
        if (field.Value is not YamlMap map)
            return field.WrongType<IReadOnlyDictionary<string, string>>("tag keys and values", "Write { key: value }.");
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in map.Pairs)
            tags[pair.Key] = Words.Letters(field with { Name = $"{field.Name}.{pair.Key}", Value = pair.Value }) ?? "";
        return tags;
    }

    private static bool Twice(Field one, object key)
    {
        one.Findings.Add(Diagnostic.Error(
            "PAH1007", $"'{one.Name}' repeats '{key}'.", one.Where, "Remove it, or correct it if another was meant."));
        return false;
    }
}
