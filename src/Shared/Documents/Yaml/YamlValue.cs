using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Yaml;

/// <summary>A node of a YAML file: what is written, its tag (<c>!Ref</c>, <c>!Sub</c> …) and where it stands.</summary>
public abstract record YamlValue(string? Tag, SourceLocation Where)
{
    /// <summary>The value under a key; null when this is no map or the key is absent.</summary>
    public YamlValue? this[string key] => (this as YamlMap)?.Find(key)?.Value;

    /// <summary>The text of a scalar; null for anything else, and for a plain null.</summary>
    public string? Scalar => this is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    public IReadOnlyList<YamlValue> Items => this is YamlList list ? list.Values : [];

    public IReadOnlyList<YamlEntry> Entries => this is YamlMap map ? map.Pairs : [];

    /// <summary>This node and every node below it, in the order of the file.</summary>
    public IEnumerable<YamlValue> SelfAndBelow()
    {
        yield return this;
        foreach (var below in Items.Concat(Entries.Select(entry => entry.Value)).SelectMany(x => x.SelfAndBelow()))
            yield return below;
    }
}

/// <summary>A scalar as written. Plain ones are subject to YAML's guessing, quoted and block ones are text.</summary>
public sealed record YamlScalar(string Text, bool IsPlain, string? Tag, SourceLocation Where) : YamlValue(Tag, Where)
{
    public bool IsNull => IsPlain && Tag is null && Text is "" or "~" or "null" or "Null" or "NULL";
}

public sealed record YamlList(IReadOnlyList<YamlValue> Values, string? Tag, SourceLocation Where)
    : YamlValue(Tag, Where);

public sealed record YamlMap(IReadOnlyList<YamlEntry> Pairs, string? Tag, SourceLocation Where)
    : YamlValue(Tag, Where)
{
    public YamlEntry? Find(string key) => Pairs.FirstOrDefault(pair => pair.Key == key);
}

/// <summary>A key and its value; <paramref name="Where"/> is the key's place.</summary>
public sealed record YamlEntry(string Key, YamlValue Value, SourceLocation Where);
