using CsCheck;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Testing;

/// <summary>Organizations as they come: any state, some regions enabled, some recorders missing or stopped.</summary>
public static class Fleets
{
    private static readonly Region[] World = [.. "us-east-1 eu-west-1 eu-central-1 ap-south-1".Split(' ').Select(Region.Parse)];

    public static Gen<OrganizationSnapshot> Any { get; } =
        from count in Gen.Int[1, 40]
        from regions in Gen.Shuffle(World)
        from used in Gen.Int[1, World.Length]
        from accounts in AccountOf(regions[..used]).Array[count]
        select new OrganizationSnapshot(
            "o-a1b2c3d4e5", Organizations.Id(0), Organizations.Id(Math.Min(1, count - 1)), regions[..used],
            [.. accounts.Select((account, n) => account with { Id = Organizations.Id(n) })]);

    private static Gen<Account> AccountOf(Region[] regions) =>
        from name in Gen.String[Gen.Char["abc ÄÖ\"\\/\n<é€"], 0, 12]
        from state in Gen.Frequency((8, Gen.Const(AccountState.Active)), (2, Gen.Enum<AccountState>()))
        from path in Gen.OneOf<string[]>([], ["Workloads"], ["Workloads", "Prod"], ["Sandbox", "Prod"])
        from tags in Gen.Dictionary(Gen.OneOf("pci", "tier", "owner"), Gen.OneOf("in-scope", "1", ""))[0, 3]
        from enabled in Gen.Null(Gen.Shuffle(regions, 0, regions.Length), 0.3)
        from recorders in Gen.Null(Gen.Shuffle(regions, 0, regions.Length), 0.3)
        from flags in Gen.Select(Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))), Gen.Bool, Gen.Bool)
        select new Account(Organizations.Id(0), name, state)
        {
            Path = path,
            Tags = new SortedDictionary<string, string>(tags, StringComparer.Ordinal),
            Regions = enabled,
            Recorders = recorders?.Select(r => new Recorder(r, flags.Item1, flags.Item2, flags.Item3)).ToList(),
        };
}
