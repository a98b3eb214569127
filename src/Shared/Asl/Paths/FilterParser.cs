using System.Globalization;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal static class FilterParser
{
    // Longest first: "<" must not win over "<=".
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    public static FilterExpression Read(TextScanner scanner)
    {
        var left = ReadAnd(scanner);
        while (TakeSymbol(scanner, "||"))
            left = new FilterOr(left, ReadAnd(scanner));
        return left;
    }

    private static FilterExpression ReadAnd(TextScanner scanner)
    {
        var left = ReadUnary(scanner);
        while (TakeSymbol(scanner, "&&"))
            left = new FilterAnd(left, ReadUnary(scanner));
        return left;
    }

    private static FilterExpression ReadUnary(TextScanner scanner)
    {
        scanner.SkipSpace();
        if (scanner.TryTake('!'))
            return new FilterNot(ReadUnary(scanner));
        if (scanner.TryTake('('))
        {
            var inner = Read(scanner);
            scanner.SkipSpace();
            scanner.Expect(')');
            return inner;
        }

        var left = ReadOperand(scanner);
        scanner.SkipSpace();
        foreach (var symbol in Operators)
        {
            if (scanner.TryTake(symbol))
                return new FilterComparison(left, symbol, ReadOperand(scanner));
        }

        return left.Path is null ? throw scanner.Unexpected("a comparison") : new FilterExists(left);
    }

    private static FilterOperand ReadOperand(TextScanner scanner)
    {
        scanner.SkipSpace();
        if (scanner.Peek is '@' or '$')
            return new FilterOperand(JsonPathParser.Read(scanner), null);
        if (scanner.Peek is '\'' or '"')
            return new FilterOperand(null, JsonValue.Create(scanner.TakeQuoted()));
        if (scanner.TryTake("true"))
            return new FilterOperand(null, JsonValue.Create(true));
        if (scanner.TryTake("false"))
            return new FilterOperand(null, JsonValue.Create(false));
        if (scanner.TryTake("null"))
            return new FilterOperand(null, null);
        var number = scanner.TakeWhile(c => char.IsAsciiDigit(c) || c is '-' or '+' or '.' or 'e' or 'E');
        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new FilterOperand(null, Json.Number(value))
            : throw scanner.Unexpected("@, $, a text, a number, true, false or null");
    }

    private static bool TakeSymbol(TextScanner scanner, string symbol)
    {
        scanner.SkipSpace();
        return scanner.TryTake(symbol);
    }
}
