using System.Globalization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Testing;

/// <summary>Organizations for tests: the first account manages, the second administers, everything is ready.</summary>
public static class Organizations
{
    private static readonly string[][] Units = [[], ["Security"], ["Workloads", "Prod"], ["Workloads", "Dev"], ["Sandbox"]];

    public static AccountId Id(int number) =>
        AccountId.Parse((100_000_000_000L + number).ToString(CultureInfo.InvariantCulture));

    /// <summary>This many accounts in these regions; us-east-1 alone without any.</summary>
    public static OrganizationSnapshot Of(int accounts, params string[] regions)
    {
        IReadOnlyList<Region> enabled = regions.Length == 0 ? [Region.Parse("us-east-1")] : [.. regions.Select(Region.Parse)];
        return new(
            "o-a1b2c3d4e5", Id(0), Id(1), enabled, [.. Enumerable.Range(0, accounts).Select(n => Ready(n, enabled))]);
    }

    /// <summary>An active account with a recorder in each region.</summary>
    public static Account Ready(int number, IReadOnlyList<Region> regions) => new(Id(number), $"account-{number}", AccountState.Active)
    {
        Path = Units[number < 2 ? number : 2 + (number % 3)],
        Tags = new SortedDictionary<string, string> { ["pci"] = number % 2 == 0 ? "in-scope" : "out" },
        Regions = regions,
        Recorders = [.. regions.Select(r => new Recorder(r, Recording: true))],
    };

    /// <summary>The same organization with one account changed.</summary>
    public static OrganizationSnapshot With(
        this OrganizationSnapshot organization, int number, Func<Account, Account> change) =>
        organization with { Accounts = [.. organization.Accounts.Select(a => a.Id == Id(number) ? change(a) : a)] };
}
