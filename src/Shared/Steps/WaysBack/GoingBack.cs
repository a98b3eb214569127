using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Brakes;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Gets targets back to what they had: the previous version first, then the new one off or, where that is allowed, out.
/// </summary>
public sealed class GoingBack(
    PreviousPacks previous,
    Restoring restoring,
    RestoringDeliveries deliveries,
    Containment containment,
    TakingOut takingOut,
    RolloutBrake brake,
    ITargetLedger targets,
    RolloutBook book)
{
    private static readonly HashSet<Target> None = [];

    /// <summary>Packs that no earlier version can stand in for.</summary>
    public static IReadOnlyList<PackName> Irreplaceable(
        Release release, IReadOnlyDictionary<PackName, PreviousPack> previous) =>
        [.. release.Packs.Select(p => p.Name).Where(name => !previous.ContainsKey(name))];

    public async Task<TakenOut> RunAsync(
        RolloutId rollout, WayBack back, IReadOnlySet<Target> leaving, CancellationToken ct)
    {
        // An organization pack comes back by a list, and no list fits where this rollout needed another delivery.
        var plan = await book.PlanAsync(rollout, ct);
        var fits = plan.Waves.All(wave => wave.Delivery == Delivery.Organization);
        var old = (await previous.FindAsync(rollout, ct)).Where(p => fits || p.Value.IsTargeted).ToDictionary();
        var release = await book.ReleaseAsync(rollout, ct);
        if (!back.MayDelete && Irreplaceable(release, old) is { Count: > 0 } without)
        {
            throw new TerminalException(
                "NothingToGoBackTo",
                $"{string.Join(", ", without)} had no earlier version; going back would delete, which needs --allow-deletion. " +
                "'rollout contain' stops the harm without deleting.");
        }

        var gone = (await targets.ReadAsync(rollout, ct)).Where(r => r.State is TargetState.Gone).Select(r => r.Target).ToHashSet();
        var returning = leaving.Where(t => !gone.Contains(t)).ToHashSet();
        IReadOnlyList<string> open =
        [
            .. await restoring.RunAsync(rollout, back.Token, old.Values.Where(p => !p.IsTargeted), returning, ct),
            .. await deliveries.RunAsync(rollout, back.Token, old.Values.Where(p => p.IsTargeted), returning, ct),
        ];
        var taken = open.Count > 0 ? new(open, leaving, None)
            : back.MayDelete ? await takingOut.RunAsync(rollout, back.Wave, back.Token, leaving, sparing: true, ct)
            : (await containment.SwitchOffAsync(rollout, back.Wave, back.Token, ct)).Busy is { Count: > 0 } busy ? new(busy, leaving, None)
            : new TakenOut([], None, None);
        if (taken.Busy.Count == 0)
        {
            await brake.ReleaseAsync(rollout, back.Wave, back.Token, ct); // the version that is back heals as it did
        }

        return taken;
    }
}
