using PciAutoHeal.Simulation.Services.Config;

namespace PciAutoHeal.Simulation.Services.CloudFormation;

/// <summary>What CloudFormation does not document, and its limits; sources in FACTS-config-cloudformation.md.</summary>
public sealed record CloudFormationSettings
{
    /// <summary>One stack, created or updated (physical-limit §1 assumes 60 s).</summary>
    public Span StackTakes { get; init; } = new(TimeSpan.FromSeconds(35), TimeSpan.FromSeconds(70));

    /// <summary>One check of one stack instance for drift.</summary>
    public Span DriftTakes { get; init; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));

    /// <summary>
    /// Ends are rounded up to this step, so that an operation with 17,000 instances is hundreds of moments, not
    /// 17,000.
    /// </summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Stack instances of one set at a time (aws-limits §4).</summary>
    public int InstancesAtATime { get; init; } = 100;

    /// <summary>What the fault StackSlow multiplies by.</summary>
    public double SlowFactor { get; init; } = 10;

    public int MostSets { get; init; } = 1000;

    public int MostInstancesPerSet { get; init; } = 100_000;

    public int MostUnitsPerOperation { get; init; } = 50;

    public int MostQueuedOperations { get; init; } = 10_000;

    /// <summary>The role that a self-managed set assumes in its targets.</summary>
    public string ExecutionRole { get; init; } = "AWSCloudFormationStackSetExecutionRole";
}
