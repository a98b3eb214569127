using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>What the steps of a wave do where its packs are delivered target by target.</summary>
public sealed class TargetedWaves(
    TargetedDelivery delivery,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    Experience experience,
    StepLimits limits,
    TimeProvider clock)
{
    /// <summary>Whether the wave names its targets; an organization pack admits them by a list of all others.</summary>
    public static bool Are(Plan plan, int wave) => plan.Waves[wave].Delivery != Delivery.Organization;

    /// <summary>
    /// Puts the packs into everybody who waits for them, some accounts at a time. Who was visited is kept, so that a
    /// repeat after a crash goes on there.
    /// </summary>
    public async Task<PacksPut> PutAsync(WaveRef wave, CancellationToken ct)
    {
        var spec = await book.SpecAsync(wave.Rollout, ct);
        var plan = await book.PlanAsync(wave.Rollout, ct);
        var open = (await targets.ReadAsync(wave.Rollout, ct))
            .Where(r => r.Wave <= wave.Wave && r.State is TargetState.Deploying && TargetedDelivery.IsTargeted(plan, r)).ToList();
        var visited = await book.FindAsync<Visited>(wave.Rollout, Visited.Document(wave.Token), ct) ?? Visited.Nobody;
        var left = open.Where(r => !visited.Has(r.Target)).ToList();
        var now = Slice(plan, left);
        var work = await WorkAsync(wave.Rollout, spec.Remediation, wave.Token, ct);
        var answer = await delivery.PutAsync(work, now, ct);
        await RefuseAsync(wave, now, answer.Refused, ct);
        if (now.Count == left.Count && answer.Busy.Count == 0)
        {
            await RememberAsync(wave, plan, spec.Remediation, ct);
            var usual = (await experience.DecidedAsync(wave, ct)).Usual;
            return new("Done", 0, (int)PollTiming.First(usual, plan.Organization.Count, limits).TotalSeconds);
        }

        await book.KeepAsync(
            wave.Rollout, Visited.Document(wave.Token), visited.With(now.Select(r => r.Target).Except(answer.Busy)), ct);
        return now.Count < left.Count
            ? new("Busy", left.Count - now.Count, 1)
            : new("Busy", answer.Busy.Count, (int)Patience.WaitFor(
                await ledger.ReadAsync(wave.Rollout, ct),
                [.. answer.Busy.Take(5).Select(t => $"packs in {t}")],
                limits,
                clock.GetUtcNow()).TotalSeconds);
    }

    /// <summary>What the targets that are open say of themselves, some accounts at a time.</summary>
    public async Task<IReadOnlyList<RegionReading>> ReadAsync(
        WaveRef wave, IReadOnlyList<TargetRecord> records, CancellationToken ct)
    {
        var spec = await book.SpecAsync(wave.Rollout, ct);
        var plan = await book.PlanAsync(wave.Rollout, ct);
        var stuck = await experience.DecidedAsync(wave, ct);
        var state = await book.StateAsync(wave.Rollout, ct);
        var open = records.Where(r => r.State is TargetState.Deploying && TargetedDelivery.IsTargeted(plan, r)).ToList();
        var looked = Slice(plan, open);
        var work = await WorkAsync(wave.Rollout, spec.Remediation, wave.Token, ct);
        var reading = await delivery.ReadAsync(work, looked, ct);
        var unreadable = reading.Unreadable.ToLookup(r => r.Target);
        var lookedIn = looked.ToLookup(r => r.Target.Region);
        var recordsIn = records.ToLookup(r => r.Target.Region);
        var rowsIn = reading.Rows.ToLookup(r => r.Region);
        var now = clock.GetUtcNow();
        return
        [
            .. open.GroupBy(r => r.Target.Region).OrderBy(g => g.Key).Select(region =>
            {
                var puts = work.Release.Packs.Select(p => state.Puts[(p.DeployedName, region.Key)]).ToList();
                var mine = lookedIn[region.Key].ToList();
                var isVisible = puts.TrueForAll(put => now - put.At > limits.VisibleWithin);
                var silent = mine.Where(r => unreadable.Contains(r.Target)).ToList();
                var answered = mine.Where(r => !unreadable.Contains(r.Target)).ToList();
                var lastMove = RegionReading.LastMove([.. recordsIn[region.Key]], puts);
                var isSilent = !rowsIn[region.Key].Any() && now - lastMove < stuck.After
                    && reading.Moving.Any(one => one.Region == region.Key);
                var read = answered.Count == 0 || isSilent
                    ? RegionReading.Moving(answered, null)
                    : RegionReading.Of(
                        answered, puts, Readings(work, rowsIn[region.Key], region.Key, reading.Moving), lastMove, stuck.After, limits.VisibleWithin, now);
                return read with
                {
                    Changes = [.. read.Changes, .. isVisible ? silent.Select(r => Unconfirmed(r, unreadable[r.Target].First(), now)) : []],
                    Open = read.Open + (region.Count() - mine.Count) + (isVisible ? 0 : silent.Count),
                };
            }),
        ];
    }

    /// <summary>Puts the packs again, in another mode, wherever they were put target by target.</summary>
    public async Task<TargetedAnswer> PutAgainAsync(
        RolloutId rollout, RemediationMode mode, string token, CancellationToken ct)
    {
        var live = (await targets.ReadAsync(rollout, ct)).Where(HasPacks).ToList();
        return await delivery.PutAsync(await WorkAsync(rollout, mode, token, ct), live, ct);
    }

    /// <summary>
    /// Deletes the packs from these targets, where they were put target by target; busy until they are gone.
    /// </summary>
    public async Task<TargetedAnswer> TakeOutAsync(
        RolloutId rollout, IReadOnlySet<Target> from, string token, CancellationToken ct)
    {
        var mine = (await targets.ReadAsync(rollout, ct)).Where(r => from.Contains(r.Target) && HasPacks(r)).ToList();
        return await delivery.DeleteAsync(await WorkAsync(rollout, RemediationMode.Detect, token, ct), mine, ct);
    }

    private async Task<TargetedWork> WorkAsync(RolloutId rollout, RemediationMode mode, string token, CancellationToken ct) => new(
        await book.PlanAsync(rollout, ct),
        await book.ReleaseAsync(rollout, ct),
        await book.SpecAsync(rollout, ct),
        mode,
        $"{rollout}-{token}");

    private static bool HasPacks(TargetRecord record) => record.Wave is not null && record.State
        is TargetState.Deploying or TargetState.Deployed or TargetState.Contained or TargetState.Failed or TargetState.Stuck;

    /// <summary>Members are visited some at a time; a stack set takes all of its accounts in one operation.</summary>
    private List<TargetRecord> Slice(Plan plan, IReadOnlyList<TargetRecord> records)
    {
        var isVisit = records.ToLookup(r => TargetedDelivery.Of(plan, r) == Delivery.Account);
        var accounts = isVisit[true].Select(r => r.Target.Account).Distinct().Order().Take(limits.VisitsPerStep)
            .ToHashSet();
        return [.. isVisit[false], .. isVisit[true].Where(r => accounts.Contains(r.Target.Account))];
    }

    private static List<PackReading> Readings(
        TargetedWork work, IEnumerable<TargetedRow> inRegion, Region region, IReadOnlySet<(PackName Pack, Region Region)> moving)
    {
        var rows = inRegion.ToLookup(r => r.Pack, r => r.Row);
        return [.. work.Release.Packs.Select(pack => new PackReading(
            moving.Contains((pack.DeployedName, region))
                || rows[pack.DeployedName].Any(row => row.Status is PackRowStatus.InProgress or PackRowStatus.Deleting),
            [.. rows[pack.DeployedName]],
            AggregateSaysDone: true))]; // there is no aggregate: the target itself was asked
    }

    private static TargetRecord Unconfirmed(TargetRecord record, TargetRefusal why, DateTimeOffset now) => record with
    {
        State = TargetState.Stuck,
        ErrorCode = PackOutcome.Unconfirmed,
        Error = $"The account cannot be asked how its packs fare: {why.Code}: {why.Reason}",
        UpdatedAt = now,
    };

    private async Task RefuseAsync(
        WaveRef wave, IReadOnlyList<TargetRecord> asked, IReadOnlyList<TargetRefusal> refused, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var why = refused.GroupBy(r => r.Target).ToDictionary(g => g.Key, g => g.First());
        IReadOnlyList<TargetRecord> failed =
        [
            .. asked.Where(r => why.ContainsKey(r.Target)).Select(r => r with
            {
                State = TargetState.Failed,
                ErrorCode = why[r.Target].Code,
                Error = why[r.Target].Reason,
                UpdatedAt = now,
            }),
        ];
        await targets.RecordAsync(wave.Rollout, failed, ct);
        await ledger.AppendAsync(wave.Rollout, GateEvents.TargetsFailed(wave, failed, now), ct);
    }

    private async Task RememberAsync(WaveRef wave, Plan plan, RemediationMode mode, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var delivered = plan.Waves[wave.Wave].Delivery;
        var release = await book.ReleaseAsync(wave.Rollout, ct);
        await ledger.AppendAsync(
            wave.Rollout,
            [
                .. from pack in release.Packs
                   from region in plan.Regions
                   select new RolloutEvent(
                       $"{wave.Token}.put.{pack.DeployedName}.{region}", now, RolloutEventKind.PackPut, $"{pack.Name} in {region}, target by target")
                   {
                       Wave = wave.Wave,
                       // A member answers for itself and at once, so no row is older than the put it speaks of.
                       Put = new(pack.DeployedName, region, now, DateTimeOffset.MinValue, mode, "", wave.Token) { Delivery = delivered },
                   },
            ],
            ct);
    }
}

/// <summary>Targets whose packs one attempt at a wave has put.</summary>
public sealed record Visited(IReadOnlyList<Target> Targets)
{
    private readonly HashSet<Target> known = [.. Targets];

    public static Visited Nobody { get; } = new([]);

    public static string Document(string token) => $"visited-{token}";

    public bool Has(Target target) => known.Contains(target);

    public Visited With(IEnumerable<Target> more) => new([.. Targets.Union(more).Order()]);
}
