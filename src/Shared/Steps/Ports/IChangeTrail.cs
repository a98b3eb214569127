using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;

namespace PciAutoHeal.Steps.Ports;

/// <summary>
/// Who changed what: AWS keeps every change of the last 90 days, account by account and region by region.
/// </summary>
public interface IChangeTrail
{
    /// <summary>
    /// Changes of one name, newest first, not more than a page or two. Empty where the trail cannot be read: it
    /// explains a finding and never stands in the way of one.
    /// </summary>
    Task<IReadOnlyList<TrailedChange>> FindAsync(TrailQuestion question, CancellationToken ct);
}

/// <summary>What to look for.</summary>
/// <param name="Account">Whose trail; null is the caller's own.</param>
/// <param name="Role">The role to assume in a member.</param>
/// <param name="Event">The name of an operation, as <c>StopConfigurationRecorder</c>.</param>
public sealed record TrailQuestion(
    AccountId? Account, string Role, Region Region, string Event, DateTimeOffset From, DateTimeOffset Until);
