using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Services.CloudWatch;

/// <summary>
/// The rule of a composite alarm: ALARM, OK and INSUFFICIENT_DATA of other alarms, with AND, OR, NOT and parentheses.
/// </summary>
public sealed partial class AlarmRule
{
    private readonly Func<Func<string, string?>, bool> holds;

    private AlarmRule(string text, IReadOnlyList<string> names, Func<Func<string, string?>, bool> holds) =>
        (Text, Names, this.holds) = (text, names, holds);

    public string Text { get; }

    /// <summary>The alarms it speaks of, by name or ARN as written.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="stateOf">The state of an alarm; null for one that is not there.</param>
    public bool Holds(Func<string, string?> stateOf) => holds(stateOf);

    /// <summary>Null when the text is no rule.</summary>
    public static AlarmRule? Parse(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        if (Blank().Replace(text, "").Length != words.Sum(word => Blank().Replace(word, "").Length))
        {
            return null;
        }

        var reader = new Reader(words);
        return reader.Either() is { } rule && reader.IsAtEnd ? new(text, reader.Names, rule) : null;
    }

    private sealed class Reader(List<string> words)
    {
        private int at;
        private int depth;

        public List<string> Names { get; } = [];

        public bool IsAtEnd => at == words.Count;

        public Func<Func<string, string?>, bool>? Either()
        {
            var left = Both();
            while (left is not null && Takes("OR"))
            {
                var (first, second) = (left, Both());
                left = second is null ? null : states => first(states) || second(states);
            }

            return left;
        }

        private Func<Func<string, string?>, bool>? Both()
        {
            var left = One();
            while (left is not null && Takes("AND"))
            {
                var (first, second) = (left, One());
                left = second is null ? null : states => first(states) && second(states);
            }

            return left;
        }

        private Func<Func<string, string?>, bool>? One()
        {
            const int Deepest = 100;
            if (++depth > Deepest)
            {
                return null;
            }

            var rule = Single();
            depth--;
            return rule;
        }

        private Func<Func<string, string?>, bool>? Single()
        {
            if (Takes("NOT"))
            {
                return One() is { } inner ? states => !inner(states) : null;
            }

            if (Takes("("))
            {
                return Either() is { } inner && Takes(")") ? inner : null;
            }

            if (Takes("TRUE"))
            {
                return static _ => true;
            }

            if (Takes("FALSE"))
            {
                return static _ => false;
            }

            var state = words.ElementAtOrDefault(at)?.ToUpperInvariant();
            if (!AlarmStanding.IsState(state) || words.ElementAtOrDefault(at + 1) != "(" || words.ElementAtOrDefault(at + 3) != ")")
            {
                return null;
            }

            var name = words[at + 2].Trim('"');
            at += 4;
            Names.Add(name);
            return states => states(name) == state;
        }

        private bool Takes(string word)
        {
            var takes = at < words.Count && string.Equals(words[at], word, StringComparison.OrdinalIgnoreCase);
            at += takes ? 1 : 0;
            return takes;
        }
    }

    [GeneratedRegex("""[()]|"[^"]+"|[^\s()"]+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
