using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps.Closing;

/// <summary>
/// Deletes packs that earlier rollouts delivered target by target and this release replaces, from every target that has
/// the new ones, if no check goes with them. The ledger knows what was delivered where, and how.
/// </summary>
public sealed class ReplacedDeliveries(
    TargetedDelivery delivery,
    ChecksCompared checks,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    Evidence evidence,
    StepLimits limits)
{
    /// <summary>Rollouts to look back at.</summary>
    private const int Reach = 100;

    public async Task<IReadOnlyList<Retired>> RetireAsync(RolloutId rollout, CancellationToken ct)
    {
        var started = (await book.HeaderAsync(rollout, ct)).StartedAt;
        var earlier = (await ledger.ListAsync(Reach, ct)).Where(h => h.Id != rollout && h.StartedAt < started).ToList();
        if (earlier.Count == 0)
        {
            return [];
        }

        var release = await book.ReleaseAsync(rollout, ct);
        var spec = await book.SpecAsync(rollout, ct);
        var records = (await targets.ReadAsync(rollout, ct)).ToDictionary(r => r.Target, r => r.State);
        var retired = new List<Retired>();
        foreach (var header in earlier)
        {
            foreach (var old in await StandingOfAsync(rollout, header.Id, release, spec, ct))
            {
                retired.Add(await RetireAsync(rollout, old, release, spec, records, ct));
            }
        }

        return retired;
    }

    /// <summary>
    /// Packs of a rollout that has ended which it delivered target by target, region by region, and which are not gone
    /// yet.
    /// </summary>
    private async Task<IReadOnlyList<OldDelivery>> StandingOfAsync(
        RolloutId mine, RolloutId rollout, Release newer, RolloutSpec spec, CancellationToken ct)
    {
        var state = await book.StateAsync(rollout, ct);
        var puts = state.Puts.Values
            .Where(put => put.Delivery != Delivery.Organization && PackLineage.IsReplaced(put.Pack, newer, spec.Replaces)).ToList();
        if (puts.Count == 0 || !state.HasEnded)
        {
            return [];
        }

        var plan = await book.PlanAsync(rollout, ct);
        var release = await book.ReleaseAsync(rollout, ct);
        var has = (await targets.ReadAsync(rollout, ct)).Where(r => TargetedDelivery.IsTargeted(plan, r) && IsThere(r))
            .ToLookup(r => r.Target.Region);
        var old = new List<OldDelivery>();
        foreach (var put in puts.OrderBy(put => put.Pack).ThenBy(put => put.Region))
        {
            var pack = release.Packs.FirstOrDefault(p => p.DeployedName == put.Pack);
            if (pack is not null && has[put.Region].Any() && !await WasDeletedBeforeAsync(mine, rollout, put, ct))
            {
                old.Add(new(rollout, pack, put.Region, plan, release with { Packs = [pack] }, await book.SpecAsync(rollout, ct), [.. has[put.Region]]));
            }
        }

        return old;
    }

    /// <summary>By another rollout: what this one deleted it has yet to tell, if it was killed before.</summary>
    private async Task<bool> WasDeletedBeforeAsync(
        RolloutId mine, RolloutId rollout, PackPut put, CancellationToken ct) =>
        await book.FindAsync<Visited>(rollout, Gone(put.Pack, put.Region), ct) is { Targets.Count: > 0 }
        && await book.FindAsync<Visited>(mine, Visited.Document(TokenOf(rollout, put.Pack, put.Region)), ct) is null;

    private async Task<Retired> RetireAsync(
        RolloutId rollout,
        OldDelivery old,
        Release release,
        RolloutSpec spec,
        IReadOnlyDictionary<Target, TargetState> now,
        CancellationToken ct)
    {
        var name = old.Pack.DeployedName;
        var what = $"{name} in {old.Region}, delivered by {old.Rollout},";
        var holders = old.Records.Where(r => now.GetValueOrDefault(r.Target) is not TargetState.Gone).ToList();
        var going = holders.Where(r => now.TryGetValue(r.Target, out var state) && state is TargetState.Deployed).ToList();
        var upgraded = going.Select(r => r.Target.Account).ToHashSet();
        if (going.Count == 0)
        {
            return new($"{what} stays", [], $"{what} stays: none of the {holders.Count} accounts that have it has got the new packs");
        }

        // Once deletion has begun there may be nobody left to ask what it checked; that it may go is decided.
        var subject = $"{name} in {old.Region} of {old.Rollout}";
        if (await book.FindAsync<EvidenceKept>(rollout, Evidence.Document(Retired.EvidenceOf(subject)), ct) is null)
        {
            var (before, after) = await checks.AskAsync(
                old.Region, upgraded, release, spec.MemberRole, _ => name.Value, ct);
            if (Retirement.Obstacle(upgraded, upgraded, before, after) is { } obstacle)
            {
                return new($"{what} stays", [], $"{what} stays: {obstacle}");
            }

            await evidence.KeepAsync(
                rollout, Retired.EvidenceOf(subject), [.. going.Select(r => r.Target)], [name], ct);
        }

        return await DeleteAsync(rollout, old, subject, going, holders.Count - going.Count, ct);
    }

    /// <summary>Some accounts at a time; who is done with is kept, so that a repeat goes on there.</summary>
    private async Task<Retired> DeleteAsync(
        RolloutId rollout, OldDelivery old, string subject, List<TargetRecord> going, int others, CancellationToken ct)
    {
        var token = TokenOf(old.Rollout, old.Pack.DeployedName, old.Region);
        var done = await book.FindAsync<Visited>(rollout, Visited.Document(token), ct) ?? Visited.Nobody;
        var refused = await book.FindAsync<Visited>(rollout, Visited.Document($"{token}-refused"), ct) ?? Visited.Nobody;
        var left = going.Where(r => !done.Has(r.Target) && !refused.Has(r.Target)).ToList();
        var slice = left.Take(limits.VisitsPerStep).ToList();
        var work = new TargetedWork(old.Plan, old.Release, old.Spec, RemediationMode.Detect, $"{rollout}-{token}") { IsLast = others == 0 };
        var answer = await delivery.DeleteAsync(work, slice, ct);
        var without = answer.Refused.Select(r => r.Target).ToHashSet();
        refused = refused.With(without);
        done = done.With(slice.Select(r => r.Target).Except(answer.Busy).Where(t => !without.Contains(t)));
        await book.KeepAsync(rollout, Visited.Document($"{token}-refused"), refused, ct);
        await book.KeepAsync(rollout, Visited.Document(token), done, ct);
        if (answer.Busy.Count > 0 || left.Count > slice.Count)
        {
            return new(subject, [$"{subject}, {left.Count - slice.Count + answer.Busy.Count} accounts left"], "");
        }

        if (others == 0 && refused.Targets.Count == 0)
        {
            await book.KeepAsync(old.Rollout, Gone(old.Pack.DeployedName, old.Region), done, ct);
        }

        var kept = others + refused.Targets.Count;
        return new(
            subject,
            [],
            $"{subject} is deleted from {going.Count - refused.Targets.Count} accounts that have the new packs, which check all that it does"
            + (kept == 0 ? "" : $"; {kept} accounts keep it, for they have not got the new packs, or refuse"));
    }

    private static bool IsThere(TargetRecord record) => record.State
        is TargetState.Deploying or TargetState.Deployed or TargetState.Contained or TargetState.Failed or TargetState.Stuck;

    private static string TokenOf(RolloutId old, PackName pack, Region region) => $"retire-{old}-{pack}-{region}";

    /// <summary>Says, beside the rollout that delivered it, that a later one has deleted it everywhere.</summary>
    internal static string Gone(PackName pack, Region region) => $"retired-{pack}-{region}";

    private sealed record OldDelivery(
        RolloutId Rollout, Pack Pack, Region Region, Plan Plan, Release Release, RolloutSpec Spec, IReadOnlyList<TargetRecord> Records);
}
