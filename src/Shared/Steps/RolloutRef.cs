using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps;

/// <summary>Names the rollout a step works on; everything else is read from the ledger.</summary>
public sealed record RolloutRef(RolloutId Rollout)
{
    /// <summary>For an enrollment: these accounts only; null or none is everybody who joined.</summary>
    public IReadOnlyList<AccountId>? Accounts { get; init; }
}

/// <summary>Names one attempt at one wave.</summary>
/// <param name="Attempt">From zero; one more each time the wave was stopped and taken up again.</param>
public sealed record WaveRef(RolloutId Rollout, int Wave, int Attempt)
{
    /// <summary>What idempotency tokens and event ids of this attempt begin with.</summary>
    public string Token => $"w{Wave}.{Attempt}";
}
