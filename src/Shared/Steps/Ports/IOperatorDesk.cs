using System.Text.Json.Serialization;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Where people leave what they want a rollout to do; steps look here between calls.</summary>
public interface IOperatorDesk
{
    /// <summary>Leaves a request. A newer one replaces an older one.</summary>
    Task AskAsync(RolloutId rollout, OperatorRequest request, CancellationToken ct);

    Task<OperatorRequest?> FindAsync(RolloutId rollout, CancellationToken ct);

    /// <summary>Takes a request off the desk, if it is still the one that was read.</summary>
    Task ClearAsync(RolloutId rollout, OperatorRequest request, CancellationToken ct);
}

/// <summary>What a person wants.</summary>
/// <param name="PlanHash">For an approval: the hash that was shown.</param>
public sealed record OperatorRequest(
    OperatorWish Wish, string Actor, DateTimeOffset At, string? PlanHash = null, string? Reason = null)
{
    /// <summary>For a rollback: the wave; null is the whole rollout.</summary>
    public int? Wave { get; init; }

    /// <summary>For a rollback: whether packs may be deleted.</summary>
    public bool MayDelete { get; init; }

    /// <summary>For an eviction: the hash of the list that was shown.</summary>
    public string? Shown { get; init; }
}

/// <summary>Wishes a person can have.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperatorWish>))]
public enum OperatorWish
{
    Approve,
    Pause,
    Resume,
    Abort,
    Contain,
    RollBack,
    Evict,

    /// <summary>Failed and stuck targets only.</summary>
    Retry,
}
