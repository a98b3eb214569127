using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Finds out whether targets can receive a release.</summary>
public interface ITargetInspector
{
    /// <summary>
    /// What the organization's aggregator knows about recorders, without a role in any member. Targets that it does not
    /// know, or knows only by an outdated or failed source, are absent. Empty where there is no aggregator.
    /// </summary>
    Task<IReadOnlySet<Target>> ReadRecordingAsync(IReadOnlyList<Region> regions, CancellationToken ct);

    /// <summary>Enabled regions and recorders of one account, through the role assumed once.</summary>
    Task<AccountInspection> InspectAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, CancellationToken ct);
}

/// <summary>What a member says of itself.</summary>
/// <param name="Regions">Which of the regions asked for are enabled; null when it could not be read.</param>
/// <param name="Recorders">Recorders of these regions; null when they could not be read.</param>
/// <param name="ErrorCode">Why the account could not be read; null when it could.</param>
public sealed record AccountInspection(
    AccountId Account,
    IReadOnlyList<Region>? Regions,
    IReadOnlyList<Recorder>? Recorders,
    string? ErrorCode = null,
    string? Error = null)
{
    /// <summary>The regions asked for; null for all there are.</summary>
    public IReadOnlyList<Region>? Asked { get; init; }
}
