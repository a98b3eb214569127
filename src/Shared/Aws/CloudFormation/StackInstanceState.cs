using Amazon.CloudFormation.Model;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>A stack instance, as far as decisions need it.</summary>
/// <param name="Status">CURRENT, OUTDATED or INOPERABLE.</param>
/// <param name="Detail">How its last operation went: PENDING, RUNNING, SUCCEEDED, FAILED and so on.</param>
internal sealed record StackInstanceState(
    Target Target, string Status, string Detail, string? LastOperation, string? Reason, string? Drift)
{
    /// <summary>
    /// Whether the stack is as its set wants it; a set with a new template calls all others OUTDATED, PENDING.
    /// </summary>
    public bool IsCurrent => Status == "CURRENT";

    /// <summary>Whether its last operation is over, as far as the instance tells.</summary>
    public bool HasEnded => Detail is not ("PENDING" or "RUNNING");

    /// <summary>Null for an instance without an account or a region: not one that this product made.</summary>
    public static StackInstanceState? Of(StackInstanceSummary row) =>
        AccountId.TryParse(row.Account, out var account) && Region.TryParse(row.Region, out var region)
            ? new(
                new(account, region),
                row.Status?.Value ?? "",
                row.StackInstanceStatus?.DetailedStatus?.Value ?? "",
                row.LastOperationId,
                row.StatusReason,
                row.DriftStatus?.Value)
            : null;
}
