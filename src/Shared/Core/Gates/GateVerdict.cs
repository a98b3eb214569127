namespace PciAutoHeal.Core.Gates;

/// <summary>
/// What a gate says. Three-valued for the rollout (go, halt, pause), and hold while it cannot tell yet.
/// </summary>
public abstract record GateVerdict
{
    private GateVerdict()
    {
    }

    /// <summary>The wave is good; the next one may start.</summary>
    public sealed record Proceed : GateVerdict;

    /// <summary>Ask again later.</summary>
    public sealed record Hold(string Reason, TimeSpan For) : GateVerdict;

    /// <summary>The wave is bad; nothing further is promoted.</summary>
    public sealed record Halt(string Reason) : GateVerdict;

    /// <summary>Nothing bad was seen, but too little is known; a person decides.</summary>
    public sealed record Pause(string Reason) : GateVerdict;
}
