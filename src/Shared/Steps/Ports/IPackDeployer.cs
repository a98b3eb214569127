using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Puts organization conformance packs and reads how they fare, account by account.</summary>
public interface IPackDeployer
{
    /// <summary>The pack as it stands in a region; null when the caller sees none of that name.</summary>
    Task<DeployedPack?> FindAsync(PackName deployedName, Region region, CancellationToken ct);

    /// <summary>Every pack that the caller sees in a region.</summary>
    Task<IReadOnlyList<DeployedPack>> ListAsync(Region region, CancellationToken ct);

    /// <summary>Creates or fully replaces a pack: the exclusion list is sent whole, even when empty.</summary>
    /// <returns>False when AWS is still busy with the pack (ResourceInUse): ask again later.</returns>
    Task<bool> PutAsync(PackRequest request, CancellationToken ct);

    /// <summary>
    /// Deletes a pack everywhere. False when AWS is still busy with it; true as well when there is none.
    /// </summary>
    Task<bool> DeleteAsync(PackName deployedName, Region region, CancellationToken ct);

    /// <summary>
    /// Every account's row, or only some that are in progress. Rows tell their own time: one that is older than the put
    /// speaks of an earlier wave (reference/wave-mechanics.md §6).
    /// </summary>
    Task<PackReading> ReadAsync(PackName deployedName, Region region, PackReadingDepth depth, CancellationToken ct);
}

/// <summary>A put of one pack in one region.</summary>
public sealed record PackRequest(
    Pack Pack,
    Region Region,
    Region HomeRegion,
    RemediationMode Mode,
    IReadOnlyList<AccountId> ExcludedAccounts);

/// <summary>An organization conformance pack as AWS describes it.</summary>
public sealed record DeployedPack(
    PackName Name,
    Region Region,
    IReadOnlyList<AccountId> ExcludedAccounts,
    IReadOnlyDictionary<string, string> Parameters,
    DateTimeOffset LastUpdate);

/// <summary>How much to read.</summary>
public enum PackReadingDepth
{
    /// <summary>Is anything still running? One row of the first *_IN_PROGRESS status that has one.</summary>
    Probe,

    /// <summary>
    /// One page of rows, whatever their status: enough to see whether a large organization moves at all.
    /// </summary>
    Glance,

    /// <summary>Every row that is neither successful nor on its way: what failed, goes or is gone.</summary>
    Troubled,

    /// <summary>Every row.</summary>
    Full,
}

/// <summary>How a pack fares in one region.</summary>
/// <param name="AnyInProgress">Whether a row in progress was seen.</param>
/// <param name="Rows">All rows of a full reading, otherwise those that were seen.</param>
/// <param name="AggregateSaysDone">
/// What the aggregate status claims: never a reason to believe a target deployed, but with no row after a while it
/// tells "not visible" from "not yet".
/// </param>
public sealed record PackReading(bool AnyInProgress, IReadOnlyList<PackRow> Rows, bool AggregateSaysDone);

/// <summary>One account's detailed status.</summary>
public sealed record PackRow(
    AccountId Account,
    PackRowStatus Status,
    string MemberPackName,
    DateTimeOffset? LastUpdate,
    string? ErrorCode,
    string? Error);

/// <summary>The nine statuses of AWS, by what they mean for a rollout.</summary>
public enum PackRowStatus
{
    InProgress,
    Successful,
    Failed,
    Deleting,
    Deleted,
    DeleteFailed,
}
