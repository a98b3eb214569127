namespace PciAutoHeal.Core.Waves;

/// <summary>What a plan will take, estimated from reference/physical-limit.md.</summary>
/// <param name="ApiCalls">Calls by <c>service:Operation</c>.</param>
/// <param name="StateTransitions">Step Functions state transitions.</param>
/// <param name="EstimatedSeconds">Time from the first write to the end, bakes included.</param>
/// <param name="EstimatedUsd">Evaluations and transitions in US dollars.</param>
public sealed record PlanBudget(
    IReadOnlyDictionary<string, long> ApiCalls,
    long StateTransitions,
    long EstimatedSeconds,
    decimal EstimatedUsd)
{
    public static PlanBudget None { get; } = new(new SortedDictionary<string, long>(StringComparer.Ordinal), 0, 0, 0);
}
