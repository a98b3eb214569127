using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Preflight;

namespace PciAutoHeal.Steps.Enrollment;

/// <summary>
/// Looks, as a wave opens, who came into the scope after the plan was made, and does what the spec's policy says: they
/// are inspected like any other and enter the wave, or the organization packs are left to reach them.
/// </summary>
public sealed class Newcomers(
    ITargetInspector inspector,
    IOrganizationReader organizations,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    StepLimits limits,
    TimeProvider clock)
{
    /// <summary>Takes them in; a repeat finds what it did and does nothing twice.</summary>
    /// <param name="planned">The organization as the plan knows it.</param>
    /// <param name="present">The organization as it is.</param>
    /// <returns>What became of each account, for the timeline.</returns>
    public async Task<IReadOnlyDictionary<AccountId, string>> TakeInAsync(
        WaveRef wave, OrganizationSnapshot planned, OrganizationSnapshot present, CancellationToken ct)
    {
        var spec = await book.SpecAsync(wave.Rollout, ct);
        var plan = await book.PlanAsync(wave.Rollout, ct);
        var packsAreOut = (await book.StateAsync(wave.Rollout, ct)).Puts.Values.Any(put => put.Delivery == Delivery.Organization);
        var arrivals = await ArrivalsAsync(spec, plan, planned, present, packsAreOut, ct);
        if (spec.Joined == JoinedPolicy.Hold || arrivals.Coming.Count == 0)
        {
            return arrivals.Words;
        }

        var release = await book.ReleaseAsync(wave.Rollout, ct);
        var seen = await FanOut.RunAsync(
            arrivals.Coming, limits.Parallelism, (one, stop) => InspectAsync(one, plan, spec, stop), ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var judged = seen.Select(one => Judge(one, plan, spec, release, today)).ToList();
        var early = spec.Joined == JoinedPolicy.Admit && plan.Waves[wave.Wave].Delivery == Delivery.Organization
            ? judged.Where(one => !one.Arrival.IsPlanned).ToList() : [];
        var grown = PlanGrowth.With(
            plan, wave.Wave, [.. judged.Except(early).SelectMany(one => one.Ready)], spec, release);
        if (PlanProof.Check(grown, spec, With(planned, seen)).FirstOrDefault() is { } broken)
        {
            throw new TerminalException(broken.Code, broken.Message);
        }

        await KeepAsync(wave, plan, grown, judged, ct);
        await AdmitAsync(wave.Rollout, early.SelectMany(one => one.Ready), release, ct);
        var taken = grown.Waves.SelectMany(w => w.Accounts)
            .Concat(early.Where(one => one.Ready.Count > 0).Select(one => one.Account.Id)).ToHashSet();
        await book.KeepAsync(wave.Rollout, With(planned, [.. seen.Where(one => taken.Contains(one.Account.Id))]), ct);
        return arrivals.Words.Concat(judged.Where(one => !one.Arrival.IsPlanned).Select(one => KeyValuePair.Create(one.Account.Id, Words(one, grown, early))))
            .ToDictionary();
    }

    private async Task<Arrivals> ArrivalsAsync(
        RolloutSpec spec,
        Plan plan,
        OrganizationSnapshot planned,
        OrganizationSnapshot present,
        bool packsAreOut,
        CancellationToken ct)
    {
        var before = planned.Accounts.ToDictionary(a => a.Id);
        var inWaves = plan.Waves.SelectMany(w => w.Accounts).ToHashSet();
        var coming = new List<Arrival>();
        var words = new Dictionary<AccountId, string>();
        foreach (var account in present.Accounts.Where(a => a.State == AccountState.Active))
        {
            var old = before.GetValueOrDefault(account.Id);
            var was = old is not null && (spec.Scope.Includes(old) || inWaves.Contains(account.Id));
            if (was)
            {
                var missing = old!.Regions is { } enabled ? plan.Regions.Where(r => !enabled.Contains(r)).ToList() : [];
                if (missing.Count > 0 && coming.Count < limits.VisitsPerStep)
                {
                    coming.Add(new(old, missing, inWaves.Contains(account.Id)));
                }

                continue;
            }

            var now = account with { Tags = old?.Tags ?? await TagsAsync(spec, account.Id, ct) };
            if (!spec.Scope.Includes(now))
            {
                words.Add(account.Id, "not in the scope of the rollout");
                continue;
            }

            if (spec.Joined == JoinedPolicy.Hold)
            {
                words.Add(account.Id, packsAreOut && old is null
                    ? "the organization packs that are out reach it at once and are not taken away; it is in no wave until it is enrolled"
                    : "it is held out until it is enrolled");
            }

            coming.Add(new(now, plan.Regions, IsPlanned: false));
        }

        return new(coming, words);
    }

    private async Task<IReadOnlyDictionary<string, string>> TagsAsync(
        RolloutSpec spec, AccountId account, CancellationToken ct) =>
        spec.Scope.Include?.Tags.Count > 0 ? await organizations.ReadTagsAsync(account, ct) : new Dictionary<string, string>();

    private async Task<Inspected> InspectAsync(Arrival arrival, Plan plan, RolloutSpec spec, CancellationToken ct)
    {
        var inside = await inspector.InspectAsync(arrival.Account.Id, spec.MemberRole, arrival.Regions, ct) with { Asked = arrival.Regions };
        var merged = Inspection.Merge([arrival.Account], plan.Regions, new HashSet<Target>(), [inside])[0];
        return new(arrival, merged with
        {
            Recorders = [.. (arrival.Account.Recorders ?? []).Where(r => !arrival.Regions.Contains(r.Region))
                .Concat((merged.Recorders ?? []).Where(r => arrival.Regions.Contains(r.Region))).OrderBy(r => r.Region)],
        });
    }

    private static Judged Judge(Inspected one, Plan plan, RolloutSpec spec, Release release, DateOnly today)
    {
        var account = one.Account;
        var reason = Readiness.OfAccount(account, spec, release, plan.Delivery, plan.ManagementAccount, today);
        var regions = one.Arrival.Regions.Select(r => (Target: new Target(account.Id, r), Reason: reason ?? Readiness.OfRegion(account, r))).ToList();
        return new(one.Arrival, account, [.. regions.Where(r => r.Reason is null).Select(r => r.Target)],
            [.. regions.Where(r => r.Reason is not null).Select(r => (r.Target, r.Reason!))]);
    }

    /// <summary>
    /// The plan first and the records after it: whoever repeats this finds them missing, and no record without a wave.
    /// </summary>
    private async Task KeepAsync(
        WaveRef wave, Plan plan, Plan grown, IReadOnlyList<Judged> judged, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var fresh = grown.Waves.Sum(w => w.Targets.Count) - plan.Waves.Sum(w => w.Targets.Count);
        if (fresh > 0)
        {
            await book.KeepAsync(grown, ct);
            await ledger.AppendAsync(
                wave.Rollout,
                [
                    new($"planned:{grown.Hash}", now, RolloutEventKind.RolloutPlanned, $"{fresh} targets came after {plan.Hash} was planned, and enter")
                    {
                        PlanHash = grown.Hash,
                    },
                    .. judged.Where(one => one.Arrival.IsPlanned).SelectMany(one => one.Ready).Select(t => new RolloutEvent(
                        $"RegionEnabled:{t}", now, RolloutEventKind.RegionEnabled, $"{t.Region} is enabled in account {t.Account} now; it gets the packs there")
                    {
                        Wave = wave.Wave,
                        Target = t,
                    }),
                ],
                ct);
        }

        var release = await book.ReleaseAsync(wave.Rollout, ct);
        var known = (await targets.ReadAsync(wave.Rollout, ct)).ToDictionary(r => r.Target);
        await targets.RecordAsync(
            wave.Rollout,
            [
                .. grown.Waves.SelectMany(w => w.Targets.Select(t => (w.Number, Target: t)))
                    .Where(x => known.GetValueOrDefault(x.Target)?.Wave is null)
                    .Select(x => new TargetRecord(x.Target, x.Number, TargetState.Pending, release.Hash, null, null, now)),
                .. judged.SelectMany(one => one.Skipped).Where(s => known.GetValueOrDefault(s.Target) is null or { State: TargetState.Skipped })
                    .Select(s => new TargetRecord(s.Target, null, TargetState.Skipped, null, "Skipped", s.Reason, now)),
            ],
            ct);
    }

    private async Task AdmitAsync(RolloutId rollout, IEnumerable<Target> early, Release release, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = (await targets.ReadAsync(rollout, ct)).Where(r => r.IsEarly).Select(r => r.Target).ToHashSet();
        await targets.RecordAsync(
            rollout,
            [
                .. early.Where(t => !known.Contains(t)).Select(t => new TargetRecord(
                    t, null, TargetState.Deploying, release.Hash, TargetRecord.Joined, "joined after the plan was made and is admitted", now)),
            ],
            ct);
    }

    private static OrganizationSnapshot With(OrganizationSnapshot planned, IReadOnlyList<Inspected> seen)
    {
        var fresh = seen.ToDictionary(one => one.Account.Id, one => one.Account);
        return planned with
        {
            Accounts = [.. planned.Accounts.Where(a => !fresh.ContainsKey(a.Id)).Concat(fresh.Values).OrderBy(a => a.Id)],
        };
    }

    private static string Words(Judged one, Plan grown, List<Judged> early) => one switch
    {
        { Ready.Count: 0 } => $"skipped: {one.Skipped[0].Reason}",
        _ when early.Contains(one) => "admitted: the organization packs reach it at once",
        _ when grown.Waves.FirstOrDefault(w => w.Accounts.Contains(one.Account.Id)) is { } entered => $"it enters wave {entered.Number}",
        _ => "the wave is full; it waits for the next",
    };

    private sealed record Arrivals(IReadOnlyList<Arrival> Coming, Dictionary<AccountId, string> Words);

    /// <param name="Regions">Those to look at.</param>
    /// <param name="IsPlanned">Whether the account is in a wave already, and only regions are new.</param>
    private sealed record Arrival(Account Account, IReadOnlyList<Region> Regions, bool IsPlanned);

    private sealed record Inspected(Arrival Arrival, Account Account);

    private sealed record Judged(
        Arrival Arrival, Account Account, IReadOnlyList<Target> Ready, IReadOnlyList<(Target Target, string Reason)> Skipped);
}
