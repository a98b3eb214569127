using System.Text.Json;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>
/// Walks a JSON file token by token, so that its size is no matter, and records what is not as expected. Every read
/// leaves the walk at the end of the value, whatever it was.
/// </summary>
internal ref struct JsonWalk(JsonText text, Findings findings)
{
    private readonly Dictionary<int, HashSet<string>> keysByDepth = [];
    private readonly JsonText text = text;
    private readonly Findings findings = findings;
    private Utf8JsonReader json = new(text.Bytes);
    private long keyAt;

    /// <summary>Where the token under the walk begins.</summary>
    public readonly long Here => json.TokenStartIndex;

    public readonly bool IsNull => json.TokenType == JsonTokenType.Null;

    public bool Next() => json.Read();

    /// <summary>Whether there is another property; the walk then stands at its value.</summary>
    public bool NextProperty(out string name)
    {
        json.Read();
        name = "";
        if (json.TokenType != JsonTokenType.PropertyName)
            return false;
        name = json.GetString()!;
        keyAt = Here;
        if (!keysByDepth[json.CurrentDepth].Add(name))
            Refuse("PAH1507", $"'{name}' is given twice.", keyAt, "Keep one of the two.");
        json.Read();
        return true;
    }

    /// <summary>Whether there is another value in the list; the walk then stands at it.</summary>
    public bool NextItem() => json.Read() && json.TokenType != JsonTokenType.EndArray;

    public bool EntersObject(string name)
    {
        if (!Enters(JsonTokenType.StartObject, name, "an object"))
            return false;
        if (keysByDepth.TryGetValue(json.CurrentDepth + 1, out var keys))
            keys.Clear();
        else
            keysByDepth[json.CurrentDepth + 1] = new(StringComparer.Ordinal);
        return true;
    }

    public bool EntersArray(string name) => Enters(JsonTokenType.StartArray, name, "a list");

    /// <summary>Null, with a finding, when the value is no text.</summary>
    public string? Text(string name)
    {
        if (json.TokenType == JsonTokenType.String)
            return json.GetString();
        WrongType(name, "text", json.TokenType == JsonTokenType.Number ? "Put it in quotes." : "Write it as \"text\".");
        return null;
    }

    public bool? Truth(string name)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return json.GetBoolean();
        WrongType(name, "true or false", "Write true or false, without quotes.");
        return null;
    }

    public void Skip() => json.Skip();

    /// <summary>An unknown key: others may add to the file, so this only tells.</summary>
    public void Unknown(string name, string parent, params string[] known)
    {
        Warn("PAH1503", $"'{name}' is not a key of {parent}; it is ignored.", keyAt, Spelling.Advice(name, known));
        json.Skip();
    }

    public readonly void Refuse(string code, string message, long offset, string fix) =>
        findings.Add(Diagnostic.Error(code, message, text.At(offset), fix));

    public readonly void Warn(string code, string message, long offset, string fix) =>
        findings.Add(Diagnostic.Warning(code, message, text.At(offset), fix));

    private bool Enters(JsonTokenType start, string name, string expected)
    {
        if (json.TokenType == start)
            return true;
        WrongType(name, expected, $"Write {expected} here.");
        return false;
    }

    private void WrongType(string name, string expected, string fix)
    {
        Refuse("PAH1502", $"'{name}' is {Kind(json.TokenType)}; expected {expected}.", Here, fix);
        json.Skip();
    }

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
