using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Fields;

/// <summary>
/// Keys and values of which the names are known. What is read from it is null when it is absent or refused; the
/// difference is in the findings.
/// </summary>
internal sealed class Section
{
    private readonly Field field;

    private Section(Field field) => this.field = field;

    /// <summary>Null, with a finding, when the field is no map; unknown keys are findings too.</summary>
    public static Section? Of(Field field, params string[] known)
    {
        if (field.Value is not YamlMap map)
            return field.WrongType<Section>("keys and values", $"It takes: {string.Join(", ", known)}.");
        foreach (var key in map.Pairs.Where(pair => !known.Contains(pair.Key)))
        {
            field.Findings.Add(Diagnostic.Error(
                "PAH1002",
                $"'{key.Key}' is not a key of {(field.Name.Length == 0 ? "this file" : $"'{field.Name}'")}.",
                key.Where,
                Spelling.Advice(key.Key, known)));
        }

        return new(field);
    }

    public bool Has(string key) => field.Value[key] is not null;

    public T? Optional<T>(string key, Func<Field, T?> read)
        where T : class => At(key) is { } value ? read(value) : null;

    public T? Optional<T>(string key, Func<Field, T?> read)
        where T : struct => At(key) is { } value ? read(value) : null;

    public T? Required<T>(string key, Func<Field, T?> read, string example)
        where T : class => At(key) is { } value ? read(value) : Missing<T>(key, example);

    public T? Required<T>(string key, Func<Field, T?> read, string example)
        where T : struct
    {
        if (At(key) is { } value)
            return read(value);
        Missing<object>(key, example);
        return null;
    }

    private Field? At(string key) => field.Value[key] is { } value
        ? field with { Name = field.Name.Length == 0 ? key : $"{field.Name}.{key}", Value = value }
        : null;

    private T? Missing<T>(string key, string example) => field.Refuse<T>(
        "PAH1003",
        $"{(field.Name.Length == 0 ? "The file" : $"'{field.Name}'")} has no '{key}'.",
        $"Add it, such as `{key}: {example}`.");
}
