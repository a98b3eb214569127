using System.Text;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// Lines of YAML in a fixed order: what is generated is read in diffs, so nothing is left to a serializer.
/// </summary>
internal sealed class GeneratedText
{
    private readonly StringBuilder text = new();

    public GeneratedText Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }

    public GeneratedText Lines(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Line(line);
        return this;
    }

    /// <summary>A text as a block scalar, indented.</summary>
    public GeneratedText Block(string content, string indent) =>
        Lines(content.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : indent + line));

    public override string ToString() => text.ToString();
}
