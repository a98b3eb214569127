using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Foundations;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Puts every pack in every region with the wave's exclusion list. What is put is on record at once, so that a repeat
/// goes on where it was; what AWS is busy with stays for the next round.
/// </summary>
public sealed partial class PutPacks(
    IPackDeployer packs,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    TargetedWaves targeted,
    Experience experience,
    Wishes wishes,
    StepLimits limits,
    TimeProvider clock,
    ILogger<PutPacks> log)
    : IStep<WaveRef, PacksPut>
{
    public async Task<PacksPut> RunAsync(WaveRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct, input.Wave) is { } wish)
        {
            return new(wish.ToString(), 0, 0);
        }

        var spec = await book.SpecAsync(input.Rollout, ct);
        var plan = await book.PlanAsync(input.Rollout, ct);
        if (TargetedWaves.Are(plan, input.Wave))
        {
            return await targeted.PutAsync(input, ct);
        }

        var release = await book.ReleaseAsync(input.Rollout, ct);
        var state = await book.StateAsync(input.Rollout, ct);
        var members = (await book.FindAsync<MembersNow>(input.Rollout, MembersNow.Document, ct))?.Accounts ?? plan.Organization;
        var records = await targets.ReadAsync(input.Rollout, ct);

        var jobs = release.Packs.SelectMany(p => plan.Regions.Select(r => (Pack: p, Region: r)))
            .Where(job => state.Puts.GetValueOrDefault((job.Pack.DeployedName, job.Region))?.Token != input.Token)
            .ToList();
        var answers = await FanOut.RunAsync(
            jobs, limits.Parallelism, (job, token) => PutAsync(job.Pack, job.Region, token), ct);
        IReadOnlyList<string> busy = [.. jobs.Zip(answers).Where(x => !x.Second).Select(x => $"{x.First.Pack.DeployedName} in {x.First.Region}")];
        Log.Put(log, input.Rollout, input.Wave, jobs.Count - busy.Count, busy.Count);
        return busy.Count == 0
            ? new("Done", 0, (int)PollTiming.First((await experience.DecidedAsync(input, ct)).Usual, plan.Organization.Count, limits).TotalSeconds)
            : new("Busy", busy.Count, (int)Patience.WaitFor(
                await ledger.ReadAsync(input.Rollout, ct), busy, limits, clock.GetUtcNow()).TotalSeconds);

        async Task<bool> PutAsync(Pack pack, Region region, CancellationToken token)
        {
            var heldOut = HeldOut(records, region);
            var last = state.Puts.GetValueOrDefault((pack.DeployedName, region)) is { Delivery: Delivery.Organization } put ? put : null;
            var found = await packs.FindAsync(pack.DeployedName, region, token);
            if (last is null)
            {
                await PackBefore.KeepAsync(
                    book, input.Rollout, pack.DeployedName, region, found?.ExcludedAccounts, token);
            }

            var wanted = ExclusionList.For(
                plan, input.Wave, region, members, heldOut, Early(records, region), found?.ExcludedAccounts);
            if (wanted.Count > PlanLimits.ExcludedAccounts)
            {
                throw new TerminalException(
                    "TooManyExclusions",
                    $"{pack.DeployedName} in {region} would have to exclude {wanted.Count} accounts, {PlanLimits.ExcludedAccounts} are the most: "
                    + "accounts have joined since the plan was made. Start anew with a larger first wave, or with `joined: admit`.");
            }

            var retries = records.Any(r => r.Wave <= input.Wave && r.Target.Region == region
                && r.State is TargetState.Deploying && input.Attempt > 0);
            switch (PutDecision.For(pack, found, last, wanted, spec.Remediation, retries))
            {
                case PutDecision.Refuse refuse:
                    throw new TerminalException(refuse.Code, refuse.Reason);
                case PutDecision.Adopt adopt:
                    await RememberAsync(pack, region, adopt.LastUpdate, wanted, token);
                    return true;
                default:
                    var request = new PackRequest(pack.For(plan.HomeRegion.Partition, plan.ManagementAccount), region, plan.HomeRegion, spec.Remediation, wanted);
                    if (!await packs.PutAsync(request, token))
                    {
                        return false;
                    }

                    var now = await packs.FindAsync(pack.DeployedName, region, token);
                    await RememberAsync(pack, region, now?.LastUpdate ?? clock.GetUtcNow(), wanted, token);
                    return true;
            }
        }

        Task RememberAsync(Pack pack, Region region, DateTimeOffset lastUpdate, IReadOnlyList<AccountId> excluded, CancellationToken token) =>
            ledger.AppendAsync(input.Rollout, [PutEvent(input, pack, region, clock.GetUtcNow(), lastUpdate, spec.Remediation, excluded)], token);
    }

    private static RolloutEvent PutEvent(
        WaveRef wave,
        Pack pack,
        Region region,
        DateTimeOffset now,
        DateTimeOffset lastUpdate,
        RemediationMode mode,
        IReadOnlyList<AccountId> excluded) =>
        new(
            $"{wave.Token}.put.{pack.DeployedName}.{region}",
            now,
            RolloutEventKind.PackPut,
            $"{pack.Name} in {region}, {excluded.Count} accounts excluded")
        {
            Wave = wave.Wave,
            Put = new(pack.DeployedName, region, now, lastUpdate, mode, ExclusionList.Mark(excluded), wave.Token),
        };

    private static IEnumerable<AccountId> Early(IEnumerable<TargetRecord> records, Region region) =>
        records.Where(r => r.IsEarly && r.Target.Region == region).Select(r => r.Target.Account);

    private static HashSet<AccountId> HeldOut(IEnumerable<TargetRecord> records, Region region) =>
    [
        .. records.Where(r => r.Target.Region == region
                && (r.State is TargetState.Gone or TargetState.Excluded
                    || (r.State is TargetState.Failed
                        && r.ErrorCode?.StartsWith(CheckFoundation.ErrorPrefix, StringComparison.Ordinal) == true)))
            .Select(r => r.Target.Account),
    ];

    private static partial class Log
    {
        [LoggerMessage(204, LogLevel.Information, "{RolloutId}: wave {Wave} put {Put} packs, AWS is still busy with {Busy}")]
        public static partial void Put(ILogger logger, RolloutId rolloutId, int wave, int put, int busy);
    }
}

/// <param name="Kind">
/// <c>Done</c>, <c>Busy</c> when AWS still works on an earlier put, or the wish <c>Pause</c> or <c>Abort</c>.
/// </param>
public sealed record PacksPut(string Kind, int Busy, int WaitSeconds);
