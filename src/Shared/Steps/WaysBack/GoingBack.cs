using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Gets targets back to what they had: the previous version first, then the new one off or, where that is allowed, out.
/// </summary>
public sealed class GoingBack(
    PreviousPacks previous, Restoring restoring, Containment containment, TakingOut takingOut, ITargetLedger targets, RolloutBook book)
{
    /// <summary>Packs that no earlier version can stand in for.</summary>
    public static IReadOnlyList<PackName> Irreplaceable(Release release, IReadOnlyDictionary<PackName, PreviousPack> previous) =>
        [.. release.Packs.Select(p => p.Name).Where(name => !previous.ContainsKey(name))];

    /// <returns>The packs AWS is still busy with; none when all of it is done.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        RolloutId rollout, WayBack back, IReadOnlySet<Target> leaving, CancellationToken ct)
    {
        var old = await previous.FindAsync(rollout, ct);
        var release = await book.ReleaseAsync(rollout, ct);
        if (!back.MayDelete && Irreplaceable(release, old) is { Count: > 0 } without)
        {
            throw new TerminalException(
                "NothingToGoBackTo",
                $"{string.Join(", ", without)} had no earlier version; going back would delete, which needs --allow-deletion. " +
                "'rollout contain' stops the harm without deleting.");
        }

        var gone = (await targets.ReadAsync(rollout, ct)).Where(r => r.State is TargetState.Gone).Select(r => r.Target).ToHashSet();
        var open = await restoring.RunAsync(rollout, back.Token, old.Values, [.. leaving.Where(t => !gone.Contains(t))], ct);
        return open.Count > 0 ? open
            : back.MayDelete ? await takingOut.RunAsync(rollout, back.Wave, back.Token, leaving, sparing: true, ct)
            : (await containment.SwitchOffAsync(rollout, back.Wave, back.Token, ct)).Busy;
    }
}
