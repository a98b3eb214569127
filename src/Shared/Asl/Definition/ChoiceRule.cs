namespace PciAutoHeal.Asl;

/// <summary>A rule of a Choice state and where it leads.</summary>
public sealed record ChoiceBranch(ChoiceRule Rule, string Next);

/// <summary>A condition on the data of a Choice state.</summary>
public abstract record ChoiceRule
{
    internal abstract bool Holds(DataView view);
}

internal sealed record AndRule(IReadOnlyList<ChoiceRule> Rules) : ChoiceRule
{
    internal override bool Holds(DataView view) => Rules.All(rule => rule.Holds(view));
}

internal sealed record OrRule(IReadOnlyList<ChoiceRule> Rules) : ChoiceRule
{
    internal override bool Holds(DataView view) => Rules.Any(rule => rule.Holds(view));
}

internal sealed record NotRule(ChoiceRule Rule) : ChoiceRule
{
    internal override bool Holds(DataView view) => !Rule.Holds(view);
}

/// <summary>IsPresent: the only test that a missing value does not break.</summary>
internal sealed record PresenceRule(JsonPath Variable, bool Expected) : ChoiceRule
{
    internal override bool Holds(DataView view) => view.TryRead(Variable, out _) == Expected;
}
