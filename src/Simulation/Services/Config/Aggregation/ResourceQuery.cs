using System.Text.RegularExpressions;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>
/// The subset of the query language that the simulation reads:
/// <c>SELECT a, b.c WHERE x = 'v' AND y IN ('v', 'w') AND z = false</c>. Everything else is refused, never half
/// understood.
/// </summary>
internal sealed partial record ResourceQuery(
    IReadOnlyList<string> Fields, IReadOnlyList<(string Field, IReadOnlyList<string> Values)> Conditions)
{
    public static ResourceQuery Parse(string expression)
    {
        if (expression.Length > 4096) throw Wrong("longer than 4096 characters");
        var whole = Whole().Match(expression);
        if (!whole.Success) throw Wrong("expected SELECT fields WHERE conditions");
        var fields = whole.Groups["fields"].Value.Split(',', StringSplitOptions.TrimEntries);
        if (fields.FirstOrDefault(field => !Name().IsMatch(field)) is { } field) throw Wrong($"unexpected '{field}'");
        var conditions = And().Split(whole.Groups["where"].Value).Select(Condition).ToList();
        return new(fields, conditions);
    }

    private static (string, IReadOnlyList<string>) Condition(string text)
    {
        var match = Comparison().Match(text);
        return match.Success
            ? (match.Groups["field"].Value, [.. match.Groups["value"].Captures.Select(value => value.Value)])
            : throw Wrong($"unexpected '{text.Trim()}'");
    }

    private static ApiError Wrong(string what) =>
        new("InvalidExpressionException", $"The syntax of the query is incorrect: {what}.");

    [GeneratedRegex(@"\A\s*SELECT\s+(?<fields>.+?)\s+WHERE\s+(?<where>.+?)\s*;?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9.]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+AND\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(
        @"\A\s*(?<field>[a-zA-Z][a-zA-Z0-9.]*)\s*(=\s*('(?<value>[^']*)'|(?<value>true|false))|IN\s*\(\s*'(?<value>[^']*)'(\s*,\s*'(?<value>[^']*)')*\s*\))\s*\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();
}
