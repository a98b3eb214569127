using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>How one pack fares in one target.</summary>
public sealed record PackOutcome(TargetState State, string? ErrorCode = null, string? Error = null)
{
    public const string Unconfirmed = "Unconfirmed";
    public const string NoProgress = "NoProgress";

    /// <summary>Reads a detailed status row against the put it should answer.</summary>
    /// <param name="row">Null when there is none.</param>
    /// <param name="quiet">Nothing in progress in the region, the aggregate is done, and time enough has passed for
    /// rows to appear.</param>
    /// <param name="stuck">No row of the region has moved for longer than the gate waits.</param>
    public static PackOutcome Of(PackRow? row, PackPut put, bool quiet, bool stuck) => row switch
    {
        null when quiet => new(
            TargetState.Stuck,
            Unconfirmed,
            "AWS says the pack is done in the organization, but no detailed status names this account."),
        null when stuck => Hanging("no detailed status has appeared"),
        null => new(TargetState.Deploying),
        { Status: PackRowStatus.InProgress or PackRowStatus.Deleting } when stuck =>
            Hanging($"{row.MemberPackName} has made no progress"),
        { Status: PackRowStatus.InProgress or PackRowStatus.Deleting } => new(TargetState.Deploying),
        { LastUpdate: { } at } when at < put.LastUpdate && !quiet => stuck
            ? Hanging("the status is older than the put")
            : new(TargetState.Deploying), // it speaks of an earlier wave (wave-mechanics.md §6)
        { Status: PackRowStatus.Successful } => new(TargetState.Deployed),
        { Status: PackRowStatus.Failed } => new(
            TargetState.Failed, row.ErrorCode ?? "Failed", row.Error ?? "AWS gave no message."),
        _ => new(TargetState.Failed, row.Status.ToString(), "The pack is being removed from this account."),
    };

    /// <summary>A target is as good as the worst of its packs.</summary>
    public static PackOutcome Worst(IReadOnlyList<PackOutcome> outcomes) =>
        outcomes.MaxBy(o => o.State switch
        {
            TargetState.Failed => 3,
            TargetState.Deploying => 2,
            TargetState.Stuck => 1,
            _ => 0,
        })!;

    private static PackOutcome Hanging(string what) =>
        new(TargetState.Stuck, NoProgress, $"{what} for longer than the gate waits.");
}
