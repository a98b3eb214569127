namespace PciAutoHeal.Asl;

/// <summary>The quotas of Standard workflows, and where AWS and the specification differ.</summary>
public sealed record InterpreterOptions
{
    /// <summary>The most that a state, a task or an execution takes in or gives out, in UTF-8 bytes of JSON.</summary>
    public int MaxPayloadBytes { get; init; } = 262_144;

    /// <summary>The most events in the history of one execution; a child execution has its own.</summary>
    public int MaxHistoryEvents { get; init; } = 25_000;

    /// <summary>
    /// The error of a <c>.$</c> field whose path leads nowhere. The specification says States.ParameterPathFailure,
    /// which Retry and Catch can match; AWS reports States.Runtime and ends the execution, and so do we by default:
    /// a rehearsal must not survive what the cloud would not.
    /// </summary>
    public string MissingPathError { get; init; } = ErrorNames.Runtime;
}
