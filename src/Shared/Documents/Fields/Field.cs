using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Fields;

/// <summary>A value of an authored file, by what name people know it, and where its findings go.</summary>
/// <param name="Name">Such as <c>gates.bake</c> or <c>waves[2].percent</c>.</param>
internal sealed record Field(string Name, YamlValue Value, Findings Findings)
{
    public SourceLocation Where => Value.Where;

    /// <summary>What the file says, shortened for a message.</summary>
    public string Shown => Value switch
    {
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar { Text: { Length: > 60 } text } => $"'{text[..60]}…'",
        YamlScalar scalar => $"'{scalar.Text}'",
        YamlList => "a list",
        _ => "keys and values",
    };

    public Field Item(int index) => this with { Name = $"{Name}[{index}]", Value = Value.Items[index] };

    /// <summary>Records an error about this value; the result stands for the value that is not there.</summary>
    public T? Refuse<T>(string code, string message, string fix)
    {
        Findings.Add(Diagnostic.Error(code, message, Where, fix));
        return default;
    }

    public T? WrongType<T>(string expected, string fix) => Value is YamlScalar { IsNull: true }
        ? Refuse<T>("PAH1005", $"'{Name}' has no value; expected {expected}.", $"Give it a value, or remove it. {fix}")
        : Refuse<T>("PAH1004", $"'{Name}' is {Shown}; expected {expected}.", fix);
}
