using System.Collections.Immutable;
using System.Globalization;

namespace PciAutoHeal.Asl;

internal static class JsonPathParser
{
    private const string NotInNames = ".[](),'\"=!<>&|*?~@ \t\r\n";

    public static JsonPath Parse(string text)
    {
        var scanner = new TextScanner(text);
        var path = Read(scanner);
        scanner.ExpectEnd();
        return path.Root == PathRoot.Item ? throw new FormatException($"'{text}' begins with @; expected $.") : path;
    }

    /// <summary>Reads as far as the path goes; what follows belongs to the caller.</summary>
    public static JsonPath Read(TextScanner scanner)
    {
        var from = scanner.Position;
        var root = scanner.TryTake("$$") ? PathRoot.Context
            : scanner.TryTake('$') ? PathRoot.Input
            : scanner.TryTake('@') ? PathRoot.Item
            : throw scanner.Unexpected("a path that begins with $");
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        while (ReadSegment(scanner) is { } segment)
            segments.Add(segment);
        return new JsonPath(scanner.Text[from..scanner.Position], root, segments.ToImmutable());
    }

    private static PathSegment? ReadSegment(TextScanner scanner)
    {
        if (scanner.TryTake(".."))
            return new DescendantSegment(scanner.Peek == '[' ? ReadBracket(scanner) : ReadDotted(scanner));
        if (scanner.TryTake('.'))
            return ReadDotted(scanner);
        return scanner.Peek == '[' ? ReadBracket(scanner) : null;
    }

    private static PathSegment ReadDotted(TextScanner scanner)
    {
        if (scanner.TryTake('*'))
            return new WildcardSegment();
        var name = scanner.TakeWhile(c => !NotInNames.Contains(c, StringComparison.Ordinal));
        if (name.Length == 0)
            throw scanner.Unexpected("a name");
        return scanner.Peek == '('
            ? throw new FormatException($"'{scanner.Text}' calls a function; path functions are not part of ASL.")
            : new NameSegment(name);
    }

    private static PathSegment ReadBracket(TextScanner scanner)
    {
        scanner.Expect('[');
        scanner.SkipSpace();
        if (scanner.TryTake('?'))
        {
            var filter = FilterParser.Read(scanner);
            return Close(scanner, new FilterSegment(filter));
        }

        if (scanner.TryTake('*'))
            return Close(scanner, new WildcardSegment());

        var parts = ImmutableArray.CreateBuilder<PathSegment>();
        do
        {
            scanner.SkipSpace();
            parts.Add(ReadSelector(scanner));
            scanner.SkipSpace();
        }
        while (scanner.TryTake(','));
        return Close(scanner, parts.Count == 1 ? parts[0] : new UnionSegment(parts.ToImmutable()));
    }

    private static PathSegment ReadSelector(TextScanner scanner)
    {
        if (scanner.Peek is '\'' or '"')
            return new NameSegment(scanner.TakeQuoted());
        var first = ReadInteger(scanner);
        scanner.SkipSpace();
        if (!scanner.TryTake(':'))
            return new IndexSegment(first ?? throw scanner.Unexpected("a position, a quoted name, * or ?"));
        scanner.SkipSpace();
        var to = ReadInteger(scanner);
        scanner.SkipSpace();
        var step = scanner.TryTake(':') ? ReadInteger(scanner) : null;
        return new SliceSegment(first, to, step ?? 1);
    }

    private static int? ReadInteger(TextScanner scanner)
    {
        var digits = scanner.TakeWhile(c => char.IsAsciiDigit(c) || c == '-');
        if (digits.Length == 0)
            return null;
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{digits}' in '{scanner.Text}' is not a position.");
    }

    private static PathSegment Close(TextScanner scanner, PathSegment segment)
    {
        scanner.SkipSpace();
        scanner.Expect(']');
        return segment;
    }
}
