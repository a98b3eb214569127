using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Understands the rows of the detailed status.</summary>
internal static class PackRows
{
    public static PackRow Of(OrganizationConformancePackDetailedStatus row) => new(
        AccountId.Parse(row.AccountId),
        StatusOf(row.Status?.Value),
        row.ConformancePackName ?? "",
        WireTime.Of(row.LastUpdateTime),
        row.ErrorCode,
        row.ErrorMessage);

    /// <summary>A word that is not known is not an end: a target is never taken as deployed by it.</summary>
    public static PackRowStatus StatusOf(string? word) => word switch
    {
        "CREATE_SUCCESSFUL" or "UPDATE_SUCCESSFUL" => PackRowStatus.Successful,
        "CREATE_FAILED" or "UPDATE_FAILED" => PackRowStatus.Failed,
        "DELETE_IN_PROGRESS" => PackRowStatus.Deleting,
        "DELETE_SUCCESSFUL" => PackRowStatus.Deleted,
        "DELETE_FAILED" => PackRowStatus.DeleteFailed,
        _ => PackRowStatus.InProgress,
    };

    public static bool IsMoving(PackRow row) => row.Status is PackRowStatus.InProgress or PackRowStatus.Deleting;

    /// <summary>
    /// One row an account; where pages overlap because rows moved between them, the later page is right.
    /// </summary>
    public static IReadOnlyList<PackRow> Distinct(IEnumerable<PackRow> rows) =>
        [.. rows.GroupBy(row => row.Account).Select(group => group.Last()).OrderBy(row => row.Account)];
}
