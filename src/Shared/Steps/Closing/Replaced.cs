using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Steps.Closing;

/// <summary>
/// Deletes organization packs that the release replaces, each as a whole: a growing exclusion list would meet its limit
/// (reference/wave-mechanics.md §1). One that somebody would miss stays.
/// </summary>
public sealed class Replaced(
    IPackDeployer packs, ChecksCompared checks, ITargetLedger targets, RolloutBook book, Evidence evidence, StepLimits limits)
{
    public async Task<IReadOnlyList<Retired>> RetireAsync(RolloutId rollout, CancellationToken ct)
    {
        var plan = await book.PlanAsync(rollout, ct);
        var release = await book.ReleaseAsync(rollout, ct);
        var spec = await book.SpecAsync(rollout, ct);
        var records = (await targets.ReadAsync(rollout, ct)).ToDictionary(r => r.Target);
        var old = await FanOut.RunAsync(
            plan.Regions,
            limits.Parallelism,
            async (region, stop) => (await packs.ListAsync(region, stop)).Where(p => PackLineage.IsReplaced(p.Name, release, spec.Replaces)),
            ct);
        return await FanOut.RunAsync(
            [.. old.SelectMany(p => p)], limits.Parallelism, (pack, stop) => RetireAsync(rollout, pack, release, spec, records, stop), ct);
    }

    private async Task<Retired> RetireAsync(
        RolloutId rollout,
        DeployedPack pack,
        Release release,
        RolloutSpec spec,
        IReadOnlyDictionary<Target, TargetRecord> records,
        CancellationToken ct)
    {
        var what = $"{pack.Name} in {pack.Region}";
        var gone = $"{what} is deleted: every account that has it has the new packs, which check all that it does";
        var rows = (await packs.ReadAsync(pack.Name, pack.Region, PackReadingDepth.Full, ct)).Rows;
        if (rows.Any(r => r.Status is PackRowStatus.Deleting or PackRowStatus.Deleted))
        {
            return new(what, [what], gone);
        }

        var holders = rows.Where(r => StateAt(r.Account) is not TargetState.Gone).ToDictionary(r => r.Account, r => r.MemberPackName);
        var upgraded = holders.Keys.Where(account => StateAt(account) is TargetState.Deployed).ToHashSet();
        var (before, now) = await checks.AskAsync(
            pack.Region, upgraded, release, spec.MemberRole, account => holders[account], ct);

        if (Retirement.Obstacle(holders.Keys, upgraded, before, now) is { } obstacle)
        {
            return new($"{what} stays", [], $"{what} stays: {obstacle}");
        }

        IReadOnlyList<Target> leaving = [.. holders.Keys.Select(account => new Target(account, pack.Region))];
        await evidence.KeepAsync(rollout, Retired.EvidenceOf(what), leaving, [pack.Name], ct);
        return new(what, [what], await packs.DeleteAsync(pack.Name, pack.Region, ct) ? gone : "");

        TargetState? StateAt(AccountId account) => records.GetValueOrDefault(new(account, pack.Region))?.State;
    }
}
