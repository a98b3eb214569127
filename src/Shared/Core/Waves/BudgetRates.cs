namespace PciAutoHeal.Core.Waves;

/// <summary>The rates a budget is reckoned with; each default is a figure of reference/physical-limit.md.</summary>
public sealed record BudgetRates
{
    public static BudgetRates Default { get; } = new();

    /// <summary>Accounts an organization pack reaches per second: 72 in ten minutes (§1, one observation).</summary>
    public double AccountsPerSecond { get; init; } = 72 / 600d;

    /// <summary>The least a pack takes in one account (§1, provider acceptance tests).</summary>
    public double SecondsPerPack { get; init; } = 150;

    /// <summary>Seconds for 100 stack instances, the most a stack set runs at once (§1).</summary>
    public double SecondsPerHundredStacks { get; init; } = 60;

    /// <summary>Polling rounds per wave (§2).</summary>
    public int PollRounds { get; init; } = 20;

    /// <summary>
    /// Looks into an account until its packs have settled: they take minutes there, not a wave's time.
    /// </summary>
    public int MemberRounds { get; init; } = 6;

    /// <summary>Resources a rule evaluates in one account and region (§3, an assumption).</summary>
    public int ResourcesPerRule { get; init; } = 10;

    public decimal UsdPerEvaluation { get; init; } = 0.001m;

    public decimal UsdPerTransition { get; init; } = 0.000025m;
}
