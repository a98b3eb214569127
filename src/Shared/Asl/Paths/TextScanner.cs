using System.Text;

namespace PciAutoHeal.Asl;

/// <summary>A cursor over the text of a path or an intrinsic function; its errors say where in the text.</summary>
internal sealed class TextScanner(string text)
{
    public string Text { get; } = text;

    public int Position { get; private set; }

    public bool AtEnd => Position >= Text.Length;

    public char Peek => AtEnd ? '\0' : Text[Position];

    public bool At(string expected) => string.CompareOrdinal(Text, Position, expected, 0, expected.Length) == 0;

    public bool TryTake(string expected)
    {
        if (!At(expected))
            return false;
        Position += expected.Length;
        return true;
    }

    public bool TryTake(char expected)
    {
        if (AtEnd || Text[Position] != expected)
            return false;
        Position++;
        return true;
    }

    public void Expect(char expected)
    {
        if (!TryTake(expected))
            throw Unexpected($"'{expected}'");
    }

    public void ExpectEnd()
    {
        SkipSpace();
        if (!AtEnd)
            throw Unexpected("the end");
    }

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Text[Position]))
            Position++;
    }

    public string TakeWhile(Func<char, bool> belongs)
    {
        var from = Position;
        while (!AtEnd && belongs(Text[Position]))
            Position++;
        return Text[from..Position];
    }

    /// <summary>A quoted text, its escapes still in it; the quote at the cursor is the one that ends it.</summary>
    public string TakeQuotedRaw()
    {
        var quote = Peek;
        Position++;
        var from = Position;
        while (Peek != quote)
        {
            if (AtEnd)
                throw Unexpected($"a closing {quote}");
            Position += Peek == '\\' ? 2 : 1;
        }

        var raw = Text[from..Position];
        Position++;
        return raw;
    }

    public string TakeQuoted() => Unescape(TakeQuotedRaw());

    /// <summary>A backslash gives the next character its plain meaning.</summary>
    public static string Unescape(string raw)
    {
        if (!raw.Contains('\\', StringComparison.Ordinal))
            return raw;
        var plain = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\' && i + 1 < raw.Length)
                i++;
            plain.Append(raw[i]);
        }

        return plain.ToString();
    }

    public FormatException Unexpected(string expected) => new(AtEnd
        ? $"'{Text}' ends where {expected} was expected."
        : $"'{Text}' has '{Peek}' at position {Position + 1} where {expected} was expected.");
}
