using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Brings previous packs back to targets, under the names they had. A version is a pack of its own, so that the old one
/// comes in before anything of the new one goes, and no target is without a check in between.
/// </summary>
public sealed class Restoring(IPackDeployer packs, IRolloutLedger ledger, RolloutBook book, TimeProvider clock)
{
    /// <returns>The packs that are not there yet.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        RolloutId rollout, string token, IEnumerable<PreviousPack> previous, IReadOnlyCollection<Target> returning, CancellationToken ct)
    {
        var plan = await book.PlanAsync(rollout, ct);
        var state = await book.StateAsync(rollout, ct);
        var members = (await book.FindAsync<MembersNow>(rollout, MembersNow.Document, ct))?.Accounts ?? plan.Organization;
        var open = new List<string>();
        foreach (var (old, region) in previous.SelectMany(p => plan.Regions.Select(r => (p, r))))
        {
            var accounts = returning.Where(t => t.Region == region).Select(t => t.Account).ToHashSet();
            if (accounts.Count > 0 && !await IsThereAsync(old, region, accounts, ct))
            {
                open.Add($"{old.Pack.DeployedName} in {region}");
            }
        }

        return open;

        async Task<bool> IsThereAsync(PreviousPack old, Region region, HashSet<AccountId> accounts, CancellationToken stop)
        {
            var name = old.Pack.DeployedName;
            var found = await packs.FindAsync(name, region, stop);
            IReadOnlyList<AccountId> excluded = [.. (found?.ExcludedAccounts ?? members).Where(a => !accounts.Contains(a)).Order()];
            if (found is null || excluded.Count < found.ExcludedAccounts.Count)
            {
                await packs.PutAsync(Request(plan, old, region, excluded), stop); // refused or not, the next look tells
                return false;
            }

            if (state.Puts.GetValueOrDefault((name, region))?.Token != token)
            {
                await ledger.AppendAsync(rollout, [PutEvent(token, old, found)], stop);
            }

            var rows = (await packs.ReadAsync(name, region, PackReadingDepth.Full, stop)).Rows.ToDictionary(r => r.Account);
            var failed = accounts.Select(rows.GetValueOrDefault).FirstOrDefault(row => row?.Status is PackRowStatus.Failed);
            return failed is not null
                ? throw new TerminalException(
                    "PreviousVersionFailed",
                    $"{name} did not come back in {failed.Account}/{region}: {failed.ErrorCode}: {failed.Error} Mend that, then resume.")
                : accounts.All(a => rows.GetValueOrDefault(a)?.Status == PackRowStatus.Successful);
        }
    }

    private static PackRequest Request(Plan plan, PreviousPack old, Region region, IReadOnlyList<AccountId> excluded) =>
        new(old.Pack.For(plan.HomeRegion.Partition, plan.ManagementAccount), region, plan.HomeRegion, old.Mode, excluded);

    private RolloutEvent PutEvent(string token, PreviousPack old, DeployedPack found) => new(
        $"{token}.{found.Name}.{found.Region}",
        clock.GetUtcNow(),
        RolloutEventKind.PackPut,
        $"{old.Pack.Name} in {found.Region}: version {old.Pack.Version} is back")
    {
        Put = new(found.Name, found.Region, clock.GetUtcNow(), found.LastUpdate, old.Mode, ExclusionList.Mark(found.ExcludedAccounts), token),
    };
}
