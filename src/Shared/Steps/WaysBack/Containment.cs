using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Brakes;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Stops the harm without deleting anything: the brake first, which stops what begins now; then packs that heal are put
/// again with remediation off and the exclusion list they have (reference/wave-mechanics.md §5, R3). A rollout that
/// only detects has nothing to switch off.
/// </summary>
public sealed class Containment(
    RolloutBrake brake,
    IPackDeployer packs,
    TargetedWaves targeted,
    IRolloutLedger ledger,
    ITargetLedger targets,
    RolloutBook book,
    TimeProvider clock)
{
    /// <summary>The brake stops what begins now; AWS may be busy with the packs for hours.</summary>
    public async Task<SwitchedOff> ContainAsync(RolloutId rollout, int? wave, string token, CancellationToken ct)
    {
        var thrown = await brake.ThrowAsync(rollout, wave, token, ct);
        return await SwitchOffAsync(rollout, wave, token, ct) with { Brakes = thrown };
    }

    /// <returns>How many packs there are to switch off, and which of them AWS is still busy with.</returns>
    public async Task<SwitchedOff> SwitchOffAsync(RolloutId rollout, int? wave, string token, CancellationToken ct)
    {
        var spec = await book.SpecAsync(rollout, ct);
        var plan = await book.PlanAsync(rollout, ct);
        var release = await book.ReleaseAsync(rollout, ct);
        var state = await book.StateAsync(rollout, ct);
        var healing = spec.Remediation == RemediationMode.Detect
            ? []
            : release.Packs.Where(p => p.Parameters.Contains(Pack.RemediationModeParameter)).ToList();
        var answer = healing.Count == 0
            ? TargetedAnswer.Taken
            : await targeted.PutAgainAsync(rollout, RemediationMode.Detect, token, ct);
        var busy = answer.Busy.Select(target => $"packs in {target}").ToList();
        foreach (var (pack, region) in healing.SelectMany(p => plan.Regions.Select(r => (p, r))))
        {
            if (state.Puts.GetValueOrDefault((pack.DeployedName, region))?.Token == token
                || await packs.FindAsync(pack.DeployedName, region, ct) is not { } found)
            {
                continue;
            }

            if (!IsOff(found) && !await packs.PutAsync(Request(plan, pack, region, found), ct))
            {
                busy.Add($"{pack.DeployedName} in {region}");
                continue;
            }

            var put = await packs.FindAsync(pack.DeployedName, region, ct) ?? found;
            await ledger.AppendAsync(rollout, [PutEvent(token, wave, pack, put)], ct);
        }

        return new(healing.Count * plan.Regions.Count, busy, answer.Refused);
    }

    /// <summary>Puts the containment on record: what was deployed no longer heals.</summary>
    public async Task RecordAsync(
        RolloutId rollout, int? wave, string token, SwitchedOff off, string why, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (off.Packs > 0)
        {
            var unreached = off.Refused.Select(refusal => refusal.Target).ToHashSet();
            var live = (await targets.ReadAsync(rollout, ct))
                .Where(r => r.State is TargetState.Deployed && !unreached.Contains(r.Target));
            await targets.RecordAsync(
                rollout, [.. live.Select(r => r with { State = TargetState.Contained, UpdatedAt = now })], ct);
        }

        await ledger.AppendAsync(
            rollout,
            [new($"{token}.contained", now, RolloutEventKind.RolloutContained, $"{why} ({off.Words})") { Wave = wave }],
            ct);
    }

    /// <summary>Ours from before a crash, or somebody was faster.</summary>
    private static bool IsOff(DeployedPack found) =>
        found.Parameters.GetValueOrDefault(Pack.RemediationModeParameter) == RemediationModes.Word(RemediationMode.Detect);

    private static PackRequest Request(Plan plan, Pack pack, Region region, DeployedPack found) => new(
        pack.For(plan.HomeRegion.Partition, plan.ManagementAccount),
        region,
        plan.HomeRegion,
        RemediationMode.Detect,
        found.ExcludedAccounts);

    private RolloutEvent PutEvent(string token, int? wave, Pack pack, DeployedPack put) => new(
        $"{token}.{pack.DeployedName}.{put.Region}",
        clock.GetUtcNow(),
        RolloutEventKind.PackPut,
        $"{pack.Name} in {put.Region}: remediation off")
    {
        Wave = wave,
        Put = new(pack.DeployedName, put.Region, clock.GetUtcNow(), put.LastUpdate, RemediationMode.Detect, ExclusionList.Mark(put.ExcludedAccounts), token),
    };
}

/// <param name="Packs">Packs times regions; none when nothing heals.</param>
/// <param name="Busy">Those AWS does not take a change of yet.</param>
/// <param name="Refused">Targets of their own packs that could not be reached.</param>
public sealed record SwitchedOff(int Packs, IReadOnlyList<string> Busy, IReadOnlyList<TargetRefusal> Refused)
{
    /// <summary>Null where nothing healed.</summary>
    public BrakesThrown? Brakes { get; init; }

    public string Words => Packs == 0
        ? "promotion stopped; nothing heals in detect mode, so there was nothing to switch off"
        : $"promotion stopped; remediation switched off in {Packs} packs{Unreached}"
            + (Brakes is null ? "" : $"; {Brakes.Words}");

    private string Unreached => Refused.Count == 0
        ? ""
        : $", not in {Refused.Count} targets, the first {Refused[0].Target}: {Refused[0].Reason}";
}
