using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>
/// What is not as it should be in a generated organization: a stable choice of accounts and recorders.
/// </summary>
internal static class Flaws
{
    public static IEnumerable<Account> Apply(
        IReadOnlyList<Account> members, IReadOnlyList<Region> regions, long seed, GeneratorSettings how)
    {
        var suspended = members.OrderBy(account => Chance.Draw(seed, "suspended", account.Id.Value))
            .Take(Count(members.Count, how.SuspendedShare, how)).Select(account => account.Id).ToHashSet();
        var silent = members.Where(account => !suspended.Contains(account.Id))
            .SelectMany(account => regions.Select(region => new Target(account.Id, region)))
            .OrderBy(target => Chance.Draw(seed, "silent", target.Account.Value, target.Region.Value))
            .Take(Count(members.Count * regions.Count, how.MissingRecorderShare, how))
            .ToLookup(target => target.Account, target => target.Region);
        return members.Select(account => account with
        {
            State = suspended.Contains(account.Id) ? AccountState.Suspended : account.State,
            Recorders = [.. account.Recorders!.Where(recorder => !silent[account.Id].Contains(recorder.Region))],
        });
    }

    private static int Count(int of, double share, GeneratorSettings how) =>
        share <= 0 ? 0 : Math.Max(of >= how.FlawsFrom ? 1 : 0, (int)Math.Round(of * share));
}
