namespace PciAutoHeal.Documents.Fields;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>The nearest of the known words; null when too many of its letters differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > 64)
            return null;
        var (near, distance) = known
            .Select(candidate => (candidate, Distance(Folded(word), Folded(candidate))))
            .OrderBy(x => x.Item2)
            .ThenBy(x => x.candidate, StringComparer.Ordinal)
            .FirstOrDefault((candidate: "", int.MaxValue));
        return distance <= Math.Max(near.Length < 4 ? 1 : 2, near.Length / 3) ? near : null;
    }

    /// <summary>"Did you mean 'x'?", or the whole list when nothing is near.</summary>
    public static string Advice(string word, IReadOnlyCollection<string> known) => Nearest(word, known) is { } near
        ? $"Did you mean '{near}'?"
        : $"Expected one of: {string.Join(", ", known)}.";

    /// <summary>Case, hyphens and underscores are how people differ, not what they mean.</summary>
    private static string Folded(string word) =>
        string.Concat(word.Where(c => c is not ('-' or '_' or ' '))).ToLowerInvariant();

    /// <summary>Levenshtein's distance: the fewest letters to put in, leave out or replace.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
