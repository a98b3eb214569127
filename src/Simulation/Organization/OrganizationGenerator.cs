using System.Globalization;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>How much of a generated organization is not as it should be.</summary>
public sealed record GeneratorSettings
{
    /// <summary>Share of the accounts that are suspended; from 20 accounts on at least one.</summary>
    public double SuspendedShare { get; init; } = 0.01;

    /// <summary>Share of the account regions without a recorder; from 20 accounts on at least one.</summary>
    public double MissingRecorderShare { get; init; } = 0.002;

    /// <summary>Share of the workload accounts that are in scope of PCI DSS.</summary>
    public double InScopeShare { get; init; } = 0.6;

    /// <summary>Below so many accounts nothing is wrong unless a share says so.</summary>
    public int FlawsFrom { get; init; } = 20;
}

/// <summary>Plausible organizations of any size, the same for the same seed.</summary>
public static class OrganizationGenerator
{
    private static readonly string[][] Units =
    [
        ["Workloads", "Prod"], ["Workloads", "Prod"], ["Workloads", "Prod"], ["Workloads", "NonProd"],
        ["Workloads", "NonProd"], ["Workloads", "NonProd"], ["Sandbox"], ["Infrastructure"], ["Workloads", "Prod", "Payments"],
        ["Security"],
    ];

    private static readonly string[] Teams =
    [
        "billing", "cards", "catalog", "checkout", "claims", "data", "fraud", "identity", "ledger", "loyalty", "mobile",
        "orders", "payments", "pricing", "reporting", "risk", "search", "settlement", "shipping", "web",
    ];

    /// <summary>An organization of so many accounts, management and delegated administrator included.</summary>
    public static OrganizationSnapshot Generate(
        int accounts, IReadOnlyList<Region> regions, long seed, bool healthy = false, GeneratorSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(accounts, 2);
        var how = healthy
            ? new GeneratorSettings { SuspendedShare = 0, MissingRecorderShare = 0, FlawsFrom = int.MaxValue }
            : settings ?? new();
        var ids = Ids(accounts, seed);
        var members = Enumerable.Range(2, accounts - 2).Select(n => Member(n, ids[n], regions, seed, how));
        Account[] all =
        [
            Known(ids[0], "management", [], regions),
            Known(ids[1], "security-tooling", ["Security"], regions),
            .. Flaws.Apply([.. members], regions, seed, how),
        ];
        return new($"o-{Chance.Letters(seed, 10, "organization")}", ids[0], ids[1], regions, all);
    }

    private static Account Known(
        AccountId id, string name, IReadOnlyList<string> path, IReadOnlyList<Region> regions) =>
        new(id, name, AccountState.Active) { Path = path, Regions = regions, Recorders = Recorders(regions) };

    private static Account Member(
        int number, AccountId id, IReadOnlyList<Region> regions, long seed, GeneratorSettings how)
    {
        var unit = Units[Chance.Draw(seed, "unit of", id.Value) % Units.Length];
        var team = Teams[Chance.Draw(seed, "team of", id.Value) % Teams.Length];
        var env = unit[^1] switch { "Prod" or "Payments" => "prod", "NonProd" => "nonprod", "Sandbox" => "sandbox", _ => "shared" };
        var isInScope = unit[0] == "Workloads" && Chance.Share(seed, "in scope", id.Value) < how.InScopeShare;
        return new(id, string.Create(CultureInfo.InvariantCulture, $"{team}-{env}-{number:D4}"), AccountState.Active)
        {
            Path = unit,
            Tags = new Dictionary<string, string> { ["env"] = env, ["team"] = team, ["pci"] = isInScope ? "in-scope" : "out-of-scope" },
            Regions = regions,
            Recorders = Recorders(regions),
        };
    }

    private static Recorder[] Recorders(IReadOnlyList<Region> regions) =>
        [.. regions.Select(region => new Recorder(region, true))];

    private static AccountId[] Ids(int count, long seed)
    {
        var taken = new HashSet<long>();
        var number = 0;
        while (taken.Count < count)
        {
            taken.Add(100_000_000_000L + (Chance.Draw(seed, "id", number.ToString(CultureInfo.InvariantCulture)) % 900_000_000_000L));
            number++;
        }

        return [.. taken.Select(id => AccountId.Parse(id.ToString(CultureInfo.InvariantCulture)))];
    }
}
