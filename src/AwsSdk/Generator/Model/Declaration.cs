using System;
using System.Collections.Generic;

namespace PciAutoHeal.AwsSdk.Generator.Model;

/// <summary>A line of the file with the indented lines that continue it, as words.</summary>
internal sealed class Declaration(int line, string[] words)
{
    private readonly List<string> words = [.. words];

    /// <summary>The line it begins on, counted from zero.</summary>
    public int Line => line;

    public string Keyword => words[0];

    public string Name => words.Count > 1
        ? words[1]
        : throw new ModelException(line, $"'{Keyword}' needs a name.");

    public IEnumerable<string> Rest => words.GetRange(2, words.Count - 2);

    public static List<Declaration> ReadAll(string text)
    {
        List<Declaration> all = [];
        var lines = text.Replace("\r", "").Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var words = lines[number].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
            {
                continue;
            }

            if (!char.IsWhiteSpace(lines[number][0]))
            {
                all.Add(new Declaration(number, words));
            }
            else if (all.Count > 0)
            {
                all[all.Count - 1].words.AddRange(words);
            }
            else
            {
                throw new ModelException(number, "An indented line continues a declaration, and there is none yet.");
            }
        }

        return all;
    }
}
