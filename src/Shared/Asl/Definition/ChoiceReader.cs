namespace PciAutoHeal.Asl;

internal static class ChoiceReader
{
    private static readonly string[] NotOperators = ["Variable", "Next", "Comment"];

    /// <summary>The operators that have a twin ending in Path: those that compare with a value.</summary>
    private static bool HasPathTwin(string name) =>
        name.Contains("Equals", StringComparison.Ordinal) || name.Contains("Than", StringComparison.Ordinal);

    public static ChoiceBranch ReadBranch(JsonCursor source) => new(Read(source), source.Need("Next").Text());

    private static ChoiceRule ReadNested(JsonCursor source) => source.Has("Next")
        ? throw source.Refuse("only a rule at the top of Choices may have Next")
        : Read(source);

    private static ChoiceRule Read(JsonCursor source)
    {
        var operators = source.Members().Where(member => !NotOperators.Contains(member.Name)).ToList();
        if (operators is not [var only])
            throw source.Refuse($"expected exactly one operator, found {operators.Count}");
        return only.Name switch
        {
            "And" => new AndRule(ReadSome(only)),
            "Or" => new OrRule(ReadSome(only)),
            "Not" => new NotRule(ReadNested(only)),
            "IsPresent" => new PresenceRule(ReadVariable(source), only.Truth()),
            _ => ReadComparison(source, only),
        };
    }

    private static List<ChoiceRule> ReadSome(JsonCursor source)
    {
        var rules = source.Items().Select(ReadNested).ToList();
        return rules.Count > 0 ? rules : throw source.Refuse("expected at least one rule");
    }

    private static ComparisonRule ReadComparison(JsonCursor source, JsonCursor operand)
    {
        var name = operand.Name;
        if (Comparisons.All.TryGetValue(name, out var comparison))
        {
            return comparison.TakesLiteral(operand.Element)
                ? new ComparisonRule(ReadVariable(source), name, comparison, operand.Element, null)
                : throw operand.Refuse($"{name} cannot be compared with {operand.Element.GetRawText()}");
        }

        return name.EndsWith("Path", StringComparison.Ordinal)
            && HasPathTwin(name)
            && Comparisons.All.TryGetValue(name[..^4], out comparison)
                ? new ComparisonRule(ReadVariable(source), name, comparison, default, operand.Parsed(JsonPath.Parse))
                : throw operand.Refuse($"'{name}' is not a comparison operator");
    }

    private static JsonPath ReadVariable(JsonCursor source)
    {
        var variable = source.Need("Variable");
        var path = variable.Parsed(JsonPath.Parse);
        return path.IsDefinite ? path : throw variable.Refuse($"'{path}' may name several values; a Choice tests one");
    }
}
