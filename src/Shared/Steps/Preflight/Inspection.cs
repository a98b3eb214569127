using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Preflight;

/// <summary>Decides which accounts to look into, and puts what was seen from afar and from inside together.</summary>
public static class Inspection
{
    /// <summary>
    /// Accounts that a wave names first, and a stable sample, in every region; any other where the aggregator does not
    /// confirm it.
    /// </summary>
    public static IReadOnlyList<AccountDoubt> Choose(
        IReadOnlyList<Account> accounts, IReadOnlyList<Region> regions, IReadOnlySet<Target> recording, RolloutSpec spec, StepLimits limits)
    {
        var named = spec.Waves.Take(1).SelectMany(w => w.Accounts).ToHashSet();
        var sample = Math.Min(
            WaveAssignment.ShareOf(accounts.Count, (decimal)(limits.InspectShare * 100)), limits.InspectMost);
        var sampled = accounts.Select(a => a.Id).OrderBy(WaveAssignment.Rank, StringComparer.Ordinal).Take(sample)
            .ToHashSet();
        return
        [
            .. accounts.Select(a => a.Id).Order()
                .Select(id => new AccountDoubt(id, named.Contains(id) || sampled.Contains(id)
                    ? regions : [.. regions.Where(r => !recording.Contains(new Target(id, r)))]))
                .Where(doubt => doubt.Regions.Count > 0),
        ];
    }

    /// <summary>
    /// The management account, where an organization pack may not be what it gets: nothing but its role brings the
    /// packs there, and no role is there by itself.
    /// </summary>
    public static IEnumerable<AccountId> ByRole(
        OrganizationSnapshot organization, IReadOnlyList<Account> accounts, RolloutSpec spec) =>
        spec.Delivery is Delivery.Account or Delivery.StackSet
        || (spec.Delivery == Delivery.Auto && organization.Accounts.Count > PlanLimits.ExcludedAccounts)
            ? accounts.Select(a => a.Id).Where(id => id == organization.ManagementAccountId)
            : [];

    public static IReadOnlyList<Account> Merge(
        IReadOnlyList<Account> accounts,
        IReadOnlyList<Region> regions,
        IReadOnlySet<Target> recording,
        IReadOnlyList<AccountInspection> inspected)
    {
        var inside = inspected.ToDictionary(i => i.Account);
        return [.. accounts.Select(a => inside.TryGetValue(a.Id, out var seen)
            ? FromInside(a, regions, recording, seen)
            : FromAfar(a, regions, recording))];
    }

    private static Account FromAfar(Account account, IReadOnlyList<Region> regions, IReadOnlySet<Target> recording) =>
        account.State != AccountState.Active ? account : account with
        {
            Recorders = [.. regions.Where(r => recording.Contains(new Target(account.Id, r))).Select(r => new Recorder(r, true))],
        };

    /// <summary>What a member says of itself wins; where it could not be read, the aggregator's word is kept.</summary>
    private static Account FromInside(
        Account account, IReadOnlyList<Region> regions, IReadOnlySet<Target> recording, AccountInspection seen)
    {
        var enabled = seen.Regions is null ? account.Regions : seen.Regions;
        var afar = FromAfar(account, regions, recording);
        if (seen.Recorders is null)
        {
            return afar with { Regions = enabled, CheckFailure = $"{seen.ErrorCode}: {seen.Error}" };
        }

        var rest = regions.Except(seen.Asked ?? regions).ToHashSet();
        return account with
        {
            Regions = enabled is null ? null : [.. regions.Where(r => rest.Contains(r) || enabled.Contains(r))],
            Recorders = [.. seen.Recorders.Concat((afar.Recorders ?? []).Where(r => rest.Contains(r.Region))).OrderBy(r => r.Region)],
        };
    }
}

/// <summary>An account to look into, and where.</summary>
public sealed record AccountDoubt(AccountId Account, IReadOnlyList<Region> Regions);
