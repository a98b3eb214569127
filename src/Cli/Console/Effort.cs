namespace PciAutoHeal.Cli.Console;

/// <summary>What a flow took.</summary>
/// <param name="Transitions">State transitions as Step Functions bills them: states entered, and retries.</param>
/// <param name="TargetWrites">Records of targets written to the ledger.</param>
/// <param name="StateChanges">Those of them that gave a target another state.</param>
/// <param name="WaveSeconds">Of the simulated clock, from the first wave's start to the end.</param>
/// <param name="BoundSeconds">How much of them AWS was at work or waves had to bake: no flow is faster with these
/// waves.</param>
internal sealed record Effort(
    long Transitions, long TargetWrites, long StateChanges, long WaveSeconds, long BoundSeconds, IReadOnlyList<StepEffort> Steps);

/// <summary>What the runs of one step took, retries included.</summary>
/// <param name="Seconds">Of the real clock, with the saving of what the step answered.</param>
/// <param name="Calls">API calls by <c>service:Operation</c>.</param>
internal sealed record StepEffort(string Step, int Runs, double Seconds, IReadOnlyDictionary<string, long> Calls);
