using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>A stretch of time in which every pack of the release was confirmed in a target.</summary>
/// <param name="Until">Null while it lasts, as far as the ledger knows.</param>
internal sealed record InForce(Target Target, int? Wave, string? Content, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>
    /// Only what a detailed status confirmed counts; while packs are put again nothing confirms them. Containment
    /// switches remediation off and leaves the rules.
    /// </summary>
    public static IReadOnlyList<InForce> Of(IReadOnlyList<TargetRecord> history)
    {
        var spans = new List<InForce>();
        foreach (var changes in history.GroupBy(h => h.Target).OrderBy(g => g.Key))
        {
            InForce? open = null;
            foreach (var change in changes)
            {
                var isConfirmed = change.State is TargetState.Deployed or TargetState.Contained;
                if (open is not null && (!isConfirmed || open.Content != change.Content))
                {
                    spans.Add(open with { Until = change.UpdatedAt });
                    open = null;
                }

                if (isConfirmed)
                {
                    open ??= new(change.Target, change.Wave, change.Content, change.UpdatedAt, null);
                }
            }

            if (open is not null)
            {
                spans.Add(open);
            }
        }

        return spans;
    }
}
