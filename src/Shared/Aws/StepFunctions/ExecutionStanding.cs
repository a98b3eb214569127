namespace PciAutoHeal.Aws.StepFunctions;

/// <summary>Whether an execution can still be told something.</summary>
public enum ExecutionStanding
{
    /// <summary>
    /// Never started, or so long ago that Step Functions has forgotten it and its name is free again.
    /// </summary>
    Unknown,

    Running,

    /// <summary>Succeeded, failed, timed out or stopped by somebody.</summary>
    Ended,
}
