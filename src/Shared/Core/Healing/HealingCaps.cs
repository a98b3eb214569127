namespace PciAutoHeal.Core.Healing;

/// <summary>How many documents a rollout that heals may start before a person looks; null is without end.</summary>
public sealed record HealingCaps
{
    /// <summary>In one account, all its regions together, from the start of its wave.</summary>
    public int? MaxChangesPerAccount { get; init; }

    /// <summary>In all accounts of all waves so far.</summary>
    public int? MaxChangesPerRun { get; init; }
}
