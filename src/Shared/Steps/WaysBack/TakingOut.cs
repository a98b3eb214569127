using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Takes the packs out of targets: they are excluded, which deletes there (reference/wave-mechanics.md §5, R2). A pack
/// that nobody would have any more is deleted, because a list cannot exclude everybody beyond its limit.
/// </summary>
public sealed class TakingOut(
    IPackDeployer packs,
    TargetedWaves targeted,
    Departures departures,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    Evidence evidence,
    TimeProvider clock)
{
    /// <summary>The most accounts AWS takes in one exclusion list (reference/aws-limits.md §2).</summary>
    private const int MostExclusions = 1000;

    /// <param name="leaving">Targets to take the packs out of; evidence of each is kept before the first call.</param>
    /// <param name="sparing">Whether targets that had a pack before this rollout keep it.</param>
    public async Task<TakenOut> RunAsync(
        RolloutId rollout, int? wave, string token, IReadOnlyCollection<Target> leaving, bool sparing, CancellationToken ct)
    {
        await evidence.KeepAsync(rollout, token, leaving, ct);
        var spec = await book.SpecAsync(rollout, ct);
        var plan = await book.PlanAsync(rollout, ct);
        var release = await book.ReleaseAsync(rollout, ct);
        var state = await book.StateAsync(rollout, ct);
        var members = (await book.FindAsync<MembersNow>(rollout, MembersNow.Document, ct))?.Accounts ?? plan.Organization;
        var answer = await targeted.TakeOutAsync(rollout, leaving.ToHashSet(), token, ct);
        var gone = await GoneAsync(rollout, answer.Busy, ct);
        var open = answer.Busy.Except(gone).ToHashSet();
        var busy = open.Order().Select(target => $"packs in {target}").ToList();
        foreach (var (pack, region) in release.Packs.SelectMany(p => plan.Regions.Select(r => (p, r))))
        {
            var going = leaving.Where(t => t.Region == region).Select(t => t.Account).ToList();
            var last = state.Puts.GetValueOrDefault((pack.DeployedName, region));
            var before = await book.FindAsync<PackBefore>(rollout, PackBefore.Document(pack.DeployedName, region), ct);
            going = sparing ? [.. going.Where(account => before?.Had(account) != true)] : going;
            var isOurs = last is not null || before is not null; // kept before the first put, so that a lost answer loses nothing
            if (going.Count == 0 || !isOurs || last?.Token == token
                || await packs.FindAsync(pack.DeployedName, region, ct) is not { } found)
            {
                continue;
            }

            IReadOnlyList<AccountId> excluded = [.. found.ExcludedAccounts.Union(going).Order()];
            var isFirst = wave is { } number && number == plan.HandOver?.Number; // no list can spare all of its accounts
            var accepted = isFirst || members.All(excluded.ToHashSet().Contains)
                ? await packs.DeleteAsync(pack.DeployedName, region, ct)
                : await ExcludeAsync(rollout, wave, token, plan, pack, found, last, last?.Mode ?? spec.Remediation, excluded, ct);
            if (!accepted)
            {
                busy.Add($"{pack.DeployedName} in {region}");
                open.UnionWith(going.Select(account => new Target(account, region)));
            }
        }

        return new(busy, open, answer.Refused.Select(refusal => refusal.Target).Concat(gone).ToHashSet());
    }

    /// <summary>
    /// Targets of accounts that have left: nothing can be taken out there, and nobody waits for them.
    /// </summary>
    private async Task<IReadOnlyList<Target>> GoneAsync(
        RolloutId rollout, IReadOnlyList<Target> busy, CancellationToken ct)
    {
        var gone = await departures.AmongAsync(busy.Select(target => target.Account), clock.GetUtcNow(), ct);
        if (gone.Accounts.Count == 0)
        {
            return [];
        }

        await ledger.AppendAsync(rollout, gone.Events, ct);
        var theirs = (await targets.ReadAsync(rollout, ct)).Where(r => RolledBack.IsReached(r.State));
        await targets.RecordAsync(
            rollout, [.. theirs.Where(r => gone.Accounts.ContainsKey(r.Target.Account)).Select(gone.Judge)], ct);
        return [.. busy.Where(target => gone.Accounts.ContainsKey(target.Account))];
    }

    private async Task<bool> ExcludeAsync(
        RolloutId rollout,
        int? wave,
        string token,
        Plan plan,
        Pack pack,
        DeployedPack found,
        PackPut? last,
        RemediationMode mode,
        IReadOnlyList<AccountId> excluded,
        CancellationToken ct)
    {
        if (excluded.Count > MostExclusions)
        {
            throw new TerminalException(
                "TooManyExclusions",
                $"Taking {pack.DeployedName} out in {found.Region} needs {excluded.Count} exclusions, {MostExclusions} are the most; " +
                "roll the whole rollout back, which deletes the pack, or contain it.");
        }

        var isThere = excluded.Count == found.ExcludedAccounts.Count;
        if (isThere && last is { } known && known.LastUpdate == found.LastUpdate)
        {
            return true; // halted before a pack was put: nobody was admitted, and it is on record
        }

        // Otherwise, where it is there already, it is ours from before a crash.
        var request = new PackRequest(
            pack.For(plan.HomeRegion.Partition, plan.ManagementAccount), found.Region, plan.HomeRegion, mode, excluded);
        if (!isThere && !await packs.PutAsync(request, ct))
        {
            return false;
        }

        var put = await packs.FindAsync(pack.DeployedName, found.Region, ct) ?? found;
        var now = clock.GetUtcNow();
        var happened = new RolloutEvent(
            $"{token}.{pack.DeployedName}.{found.Region}",
            now,
            RolloutEventKind.PackPut,
            $"{pack.Name} in {found.Region}: {excluded.Count} accounts excluded again")
        {
            Wave = wave,
            Put = new(pack.DeployedName, found.Region, now, put.LastUpdate, mode, ExclusionList.Mark(excluded), token),
        };
        await ledger.AppendAsync(rollout, [happened], ct);
        return true;
    }
}

/// <param name="Busy">What AWS does not take a change of yet, in words; none when all of it is done.</param>
/// <param name="Open">Targets that have packs because of it.</param>
/// <param name="Unreached">Targets that nobody could reach, or that are gone: what they have stays.</param>
public sealed record TakenOut(IReadOnlyList<string> Busy, IReadOnlySet<Target> Open, IReadOnlySet<Target> Unreached)
{
    /// <summary>Who of those to leave has no packs any more.</summary>
    public IReadOnlySet<Target> From(IEnumerable<Target> leaving) => leaving.Except(Open).Except(Unreached).ToHashSet();
}
