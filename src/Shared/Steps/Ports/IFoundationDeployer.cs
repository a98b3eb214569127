using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Steps.Ports;

/// <summary>
/// Puts documents and roles into members by StackSets: a set a template, for documents one a region too.
/// </summary>
public interface IFoundationDeployer
{
    /// <summary>
    /// Creates or updates the stack sets and starts what these targets still need. Repeating it with the same token
    /// finds its own earlier operations.
    /// </summary>
    /// <param name="token">Derives from rollout and wave; operation ids derive from it.</param>
    /// <returns>The operations to watch; empty when every target has everything.</returns>
    Task<IReadOnlyList<StackOperation>> StartAsync(
        Foundation foundation, IReadOnlyList<Target> targets, Region homeRegion, string token, CancellationToken ct);

    /// <summary>
    /// How operations stand, with a result for every target that failed or, once they are done, is not there. An
    /// operation that AWS calls successful is not believed: each target's stack is looked at.
    /// </summary>
    /// <param name="targets">Those that the operations were started for.</param>
    Task<IReadOnlyList<StackProgress>> ReadAsync(
        IReadOnlyList<StackOperation> operations, IReadOnlyList<Target> targets, CancellationToken ct);

    /// <summary>Stack instances that differ from their template, or are not there. For drift.</summary>
    Task<IReadOnlyList<StackDrift>> ReadDriftAsync(
        Foundation foundation, IReadOnlyList<Target> targets, Region homeRegion, CancellationToken ct);
}

/// <summary>One StackSet operation.</summary>
/// <param name="Region">The region whose documents it deploys; null for the roles.</param>
public sealed record StackOperation(string StackSet, string OperationId, Region? Region);

/// <summary>How an operation stands.</summary>
public sealed record StackProgress(StackOperation Operation, bool IsDone, IReadOnlyList<StackFailure> Failures);

/// <summary>A stack instance that did not succeed. For roles, the region is the home region.</summary>
public sealed record StackFailure(Target Target, string Code, string Reason)
{
    /// <summary>The code where CloudFormation names the resource that failed: it was at work inside the account.</summary>
    public const string ResourceFailed = "ResourceFailed";
}

/// <summary>What a member lacks or what differs there.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Resource">The document or role, where it is known.</param>
public sealed record StackDrift(Target Target, StackDriftKind Kind, string? Resource, string Actual);

/// <summary>Kinds of drift in documents and roles.</summary>
public enum StackDriftKind
{
    DocumentMissing,
    DocumentChanged,
    RoleMissing,
    RoleChanged,
    Unreadable,
}
