using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>What may stand right of a <c>.$</c> key: a path or an intrinsic function.</summary>
internal abstract record Expression
{
    public abstract JsonNode? Evaluate(DataView view, string field);

    /// <exception cref="FormatException">The text is neither a path nor a call of a known function.</exception>
    public static Expression Parse(string text)
    {
        var scanner = new TextScanner(text);
        Expression expression = scanner.Peek == '$'
            ? new PathExpression(JsonPathParser.Read(scanner))
            : ReadCall(scanner);
        scanner.ExpectEnd();
        return expression;
    }

    private static CallExpression ReadCall(TextScanner scanner)
    {
        var name = scanner.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '.');
        if (!IntrinsicFunctions.All.TryGetValue(name, out var function))
            throw new FormatException($"'{scanner.Text}' is neither a path nor a known intrinsic function.");
        scanner.SkipSpace();
        scanner.Expect('(');
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        scanner.SkipSpace();
        while (!scanner.TryTake(')'))
        {
            if (arguments.Count > 0)
                scanner.Expect(',');
            arguments.Add(ReadArgument(scanner));
            scanner.SkipSpace();
        }

        return function.Accepts(arguments.Count)
            ? new CallExpression(name, function, arguments.ToImmutable())
            : throw new FormatException(
                $"{name} in '{scanner.Text}' has {arguments.Count} arguments; {function.Wants}.");
    }

    private static Expression ReadArgument(TextScanner scanner)
    {
        scanner.SkipSpace();
        if (scanner.Peek == '$')
            return new PathExpression(JsonPathParser.Read(scanner));
        if (scanner.Peek == '\'')
            return new TextExpression(scanner.TakeQuotedRaw());
        if (scanner.At("States."))
            return ReadCall(scanner);
        var word = scanner.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '.');
        return word switch
        {
            "true" => new ConstantExpression(JsonValue.Create(true)),
            "false" => new ConstantExpression(JsonValue.Create(false)),
            "null" => new ConstantExpression(null),
            _ when decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                new ConstantExpression(Json.Number(number)),
            _ => throw scanner.Unexpected("a path, a quoted text, a number, true, false, null or a function"),
        };
    }
}

internal sealed record PathExpression(JsonPath Path) : Expression
{
    public override JsonNode? Evaluate(DataView view, string field) =>
        view.Read(Path, view.MissingPathError, field);
}

internal sealed record ConstantExpression(JsonNode? Value) : Expression
{
    // Definitions are shared between executions on different threads; each gets its own node.
    public override JsonNode? Evaluate(DataView view, string field) => Value?.DeepClone();
}

/// <summary>A quoted text, kept with its escapes: States.Format must tell <c>\{</c> from <c>{</c>.</summary>
internal sealed record TextExpression(string Raw) : Expression
{
    public override JsonNode? Evaluate(DataView view, string field) => JsonValue.Create(TextScanner.Unescape(Raw));
}

internal sealed record CallExpression(string Name, IntrinsicFunction Function, ImmutableArray<Expression> Arguments)
    : Expression
{
    public override JsonNode? Evaluate(DataView view, string field)
    {
        var values = Arguments.Select(argument => argument.Evaluate(view, field)).ToArray();
        var template = Arguments is [TextExpression text, ..] ? text.Raw : null;
        return Function.Call(new IntrinsicCall(Name, values, template, view.Draws));
    }
}
