using System.Text;
using PciAutoHeal.Core.Diagnostics;
using YamlDotNet.Core;

namespace PciAutoHeal.Documents.Yaml;

/// <summary>What was read: the root, or null and at least one error.</summary>
public sealed record YamlReading(YamlValue? Root, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Text to a tree. Whatever the text holds, the answer is a tree or diagnostics, never an exception.</summary>
public static class YamlText
{
    public const int MaxBytes = 1_048_576;

    public static YamlReading Read(string file, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) is > MaxBytes and var size)
            return Refuse(YamlProblem.TooLarge(new(file, 1, 1), size));

        try
        {
            return new(YamlTree.Build(file, text), []);
        }
        catch (YamlRefusedException refused)
        {
            return Refuse(refused.Diagnostic);
        }
        catch (YamlException error)
        {
            return Refuse(Explain(file, text, error));
        }
    }

    /// <summary>The parser's own complaint about a tab points at the block around it; this points at the tab.</summary>
    private static Diagnostic Explain(string file, string text, YamlException error)
    {
        var lines = text.Split('\n');
        var start = YamlTree.At(file, error.Start);
        start = start with { Line = Math.Min(start.Line, lines.Length) };
        if (!error.Message.Contains("tab", StringComparison.OrdinalIgnoreCase))
            return YamlProblem.Syntax(start, error.Message);

        for (var line = start.Line; line <= lines.Length; line++)
        {
            if (YamlTree.IndentingTab(lines[line - 1]) is >= 0 and var column)
                return YamlProblem.Tab(new(file, line, column + 1));
        }

        return YamlProblem.Syntax(start, error.Message);
    }

    private static YamlReading Refuse(Diagnostic diagnostic) => new(null, [diagnostic]);
}
