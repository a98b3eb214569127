using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>
/// Something that happened to a rollout. The ledger appends these; everything else is folded from them.
/// </summary>
/// <param name="Id">
/// Unique within the rollout and derived from what happened, so that a repeated step appends nothing twice.
/// </param>
/// <param name="Detail">For people: what happened and why.</param>
public sealed record RolloutEvent(string Id, DateTimeOffset At, RolloutEventKind Kind, string Detail)
{
    public int? Wave { get; init; }

    public Target? Target { get; init; }

    /// <summary>The hash a plan, an approval or an approval request is about.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Who did it, where a person did.</summary>
    public string? Actor { get; init; }

    public PackPut? Put { get; init; }

    /// <summary>The way back that began.</summary>
    public WayBack? Back { get; init; }
}

/// <summary>An accepted put of a pack: of an organization pack, what the next one is compared with.</summary>
/// <param name="At">When it was put, on our clock; waiting is measured from it.</param>
/// <param name="LastUpdate">AWS's own time of the put; a row older than it speaks of an earlier wave.</param>
/// <param name="Excluded">Number and hash of the exclusion list that was sent; empty where there is none.</param>
/// <param name="Token">Wave and attempt that put it.</param>
public sealed record PackPut(
    PackName Pack, Region Region, DateTimeOffset At, DateTimeOffset LastUpdate, RemediationMode Mode, string Excluded, string Token)
{
    /// <summary>How it was put.</summary>
    public Delivery Delivery { get; init; } = Delivery.Organization;
}
