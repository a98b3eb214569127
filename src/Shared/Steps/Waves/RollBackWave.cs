using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Takes the packs out of one wave's accounts: the exclusion list of the wave before is put again, which deletes there
/// (reference/wave-mechanics.md §5, R2). For the canary, which no list can exclude beyond the limit, the packs are deleted.
/// </summary>
public sealed class RollBackWave(
    IPackDeployer packs,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    TargetedWaves targeted,
    StepLimits limits,
    TimeProvider clock)
    : IStep<WaveRef, WaveRolledBack>
{
    public async Task<WaveRolledBack> RunAsync(WaveRef input, CancellationToken ct)
    {
        var spec = await book.SpecAsync(input.Rollout, ct);
        var plan = await book.PlanAsync(input.Rollout, ct);
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var state = await book.StateAsync(input.Rollout, ct);
        var answer = await targeted.TakeOutAsync(input.Rollout, plan.Waves[input.Wave].Targets.ToHashSet(), Token(input), ct);
        var mine = state.Puts.Values.Where(p => p.Delivery == Delivery.Organization && p.Token != Token(input)).ToList();
        var busy = answer.Busy.Select(t => $"packs in {t}").ToList();
        foreach (var put in mine)
        {
            var pack = release.Packs.First(p => p.DeployedName == put.Pack);
            if (!await TakeOutAsync(input, plan, pack, put.Region, spec.Remediation, ct))
            {
                busy.Add($"{put.Pack} in {put.Region}");
            }
        }

        if (busy.Count > 0)
        {
            var wait = Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), busy, limits, clock.GetUtcNow());
            return new("Busy", (int)wait.TotalSeconds);
        }

        var now = clock.GetUtcNow();
        var wave = (await targets.ReadAsync(input.Rollout, ct)).Where(r => r.Wave == input.Wave && r.State is not TargetState.Gone
            && !answer.Refused.Any(refused => refused.Target == r.Target));
        await targets.RecordAsync(
            input.Rollout, [.. wave.Select(r => r with { State = TargetState.RolledBack, UpdatedAt = now })], ct);
        await ledger.AppendAsync(
            input.Rollout,
            [new($"{input.Token}.rolled-back", now, RolloutEventKind.WaveRolledBack, $"{plan.Waves[input.Wave].Name}: the packs are taken out again") { Wave = input.Wave }],
            ct);
        return new("Done", 0);
    }

    private static string Token(WaveRef wave) => $"{wave.Token}.rollback";

    private async Task<bool> TakeOutAsync(
        WaveRef wave, Plan plan, Pack pack, Region region, RemediationMode mode, CancellationToken ct)
    {
        if (await packs.FindAsync(pack.DeployedName, region, ct) is not { } found)
        {
            return true;
        }

        if (wave.Wave == (plan.HandOver?.Number ?? 0))
        {
            return await packs.DeleteAsync(pack.DeployedName, region, ct);
        }

        IReadOnlyList<AccountId> before = [.. found.ExcludedAccounts
            .Union(plan.Waves[wave.Wave].Targets.Where(t => t.Region == region).Select(t => t.Account)).Order()];
        if (!await packs.PutAsync(new(pack.For(plan.HomeRegion.Partition, plan.ManagementAccount), region, plan.HomeRegion, mode, before), ct))
        {
            return false;
        }

        var put = await packs.FindAsync(pack.DeployedName, region, ct) ?? found;
        var happened = new RolloutEvent(
            $"{Token(wave)}.{pack.DeployedName}.{region}",
            clock.GetUtcNow(),
            RolloutEventKind.PackPut,
            $"{pack.Name} in {region}: {before.Count} accounts excluded again")
        {
            Wave = wave.Wave,
            Put = new(pack.DeployedName, region, clock.GetUtcNow(), put.LastUpdate, mode, ExclusionList.Mark(before), Token(wave)),
        };
        await ledger.AppendAsync(wave.Rollout, [happened], ct);
        return true;
    }
}

/// <param name="Kind"><c>Done</c>, or <c>Busy</c> while AWS works on an earlier put.</param>
public sealed record WaveRolledBack(string Kind, int WaitSeconds);
