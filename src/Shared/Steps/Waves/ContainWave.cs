using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Stops the harm without deleting anything: packs that heal are put again with remediation off and the exclusion list
/// they have (reference/wave-mechanics.md §5, R3). A rollout that only detects has nothing to switch off.
/// </summary>
public sealed class ContainWave(
    IPackDeployer packs,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    TargetedWaves targeted,
    StepLimits limits,
    TimeProvider clock)
    : IStep<WaveRef, WaveContained>
{
    public async Task<WaveContained> RunAsync(WaveRef input, CancellationToken ct)
    {
        var spec = await book.SpecAsync(input.Rollout, ct);
        var plan = await book.PlanAsync(input.Rollout, ct);
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var state = await book.StateAsync(input.Rollout, ct);
        var healing = spec.Remediation == RemediationMode.Detect
            ? []
            : release.Packs.Where(p => p.Parameters.Contains(Pack.RemediationModeParameter)).ToList();
        var token = $"{input.Token}.contain";
        var answer = healing.Count == 0
            ? TargetedAnswer.Taken
            : await targeted.PutAgainAsync(input.Rollout, RemediationMode.Detect, token, ct);
        var busy = answer.Busy.Select(t => $"packs in {t}").ToList();
        foreach (var (pack, region) in healing.SelectMany(p => plan.Regions.Select(r => (p, r))))
        {
            if (state.Puts.GetValueOrDefault((pack.DeployedName, region))?.Token == token
                || await packs.FindAsync(pack.DeployedName, region, ct) is not { } found)
            {
                continue;
            }

            if (!await packs.PutAsync(new(pack.For(plan.HomeRegion.Partition, plan.ManagementAccount), region, plan.HomeRegion, RemediationMode.Detect, found.ExcludedAccounts), ct))
            {
                busy.Add($"{pack.DeployedName} in {region}");
                continue;
            }

            var put = await packs.FindAsync(pack.DeployedName, region, ct) ?? found;
            await ledger.AppendAsync(input.Rollout, [PutEvent(token, input, pack, put)], ct);
        }

        if (busy.Count > 0)
        {
            var wait = Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), busy, limits, clock.GetUtcNow());
            return new("Busy", (int)wait.TotalSeconds, "");
        }

        var reason = healing.Count == 0
            ? "promotion stopped; nothing heals in detect mode, so there was nothing to switch off"
            : $"promotion stopped; remediation switched off in {healing.Count * plan.Regions.Count} packs{Unreached(answer)}";
        await RecordAsync(input, healing.Count > 0, $"{state.Reason} ({reason})", ct);
        return new("Done", 0, reason);
    }

    private static string Unreached(TargetedAnswer answer) => answer.Refused.Count == 0
        ? ""
        : $", not in {answer.Refused.Count} targets, the first {answer.Refused[0].Target}: {answer.Refused[0].Reason}";

    private RolloutEvent PutEvent(string token, WaveRef wave, Pack pack, DeployedPack put) => new(
        $"{token}.{pack.DeployedName}.{put.Region}",
        clock.GetUtcNow(),
        RolloutEventKind.PackPut,
        $"{pack.Name} in {put.Region}: remediation off")
    {
        Wave = wave.Wave,
        Put = new(pack.DeployedName, put.Region, clock.GetUtcNow(), put.LastUpdate, RemediationMode.Detect, ExclusionList.Mark(put.ExcludedAccounts), token),
    };

    private async Task RecordAsync(WaveRef wave, bool healed, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (healed)
        {
            var live = (await targets.ReadAsync(wave.Rollout, ct)).Where(r => r.State is TargetState.Deployed);
            await targets.RecordAsync(
                wave.Rollout, [.. live.Select(r => r with { State = TargetState.Contained, UpdatedAt = now })], ct);
        }

        await ledger.AppendAsync(
            wave.Rollout,
            [new($"{wave.Token}.contained", now, RolloutEventKind.RolloutContained, reason) { Wave = wave.Wave }],
            ct);
    }
}

/// <param name="Kind"><c>Done</c>, or <c>Busy</c> while AWS works on an earlier put.</param>
public sealed record WaveContained(string Kind, int WaitSeconds, string Reason);
