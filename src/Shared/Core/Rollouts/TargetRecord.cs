using System.Text.Json.Serialization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>The current state of one account in one region within one rollout, folded from its changes.</summary>
/// <param name="Wave">Its wave; null for a target that is in none.</param>
/// <param name="Content">Hash of the release it has or is getting.</param>
/// <param name="ErrorCode">AWS's code, or ours where AWS gives none.</param>
/// <param name="Error">AWS's own message.</param>
public sealed record TargetRecord(
    Target Target,
    int? Wave,
    TargetState State,
    string? Content,
    string? ErrorCode,
    string? Error,
    DateTimeOffset UpdatedAt)
{
    /// <summary>
    /// What the record of an account that joined, and was admitted without a wave, says while nothing is wrong.
    /// </summary>
    public const string Joined = "Joined";

    /// <summary>
    /// Whether it has or gets the packs without being in a wave: it joined, and the rollout admits who joins.
    /// </summary>
    [JsonIgnore]
    public bool IsEarly => Wave is null && State
        is TargetState.Deploying or TargetState.Deployed or TargetState.Failed or TargetState.Stuck or TargetState.Contained;

    /// <summary>Whether a newer reading says anything else than this one.</summary>
    public bool Differs(TargetRecord newer) =>
        State != newer.State || Wave != newer.Wave || Content != newer.Content
        || ErrorCode != newer.ErrorCode || Error != newer.Error;
}
