namespace PciAutoHeal.Asl;

/// <summary>The quotas of Standard workflows that a definition must live with in the cloud.</summary>
public sealed record ExecutionLimits
{
    /// <summary>The most that a state, a task or an execution takes in or gives out, in UTF-8 bytes of JSON.</summary>
    public int MaxPayloadBytes { get; init; } = 262_144;

    /// <summary>The most events in the history of one execution; a child execution has its own.</summary>
    public int MaxHistoryEvents { get; init; } = 25_000;
}
