using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Testing;

/// <summary>Specs that cover everybody: some waves by name, share, unit or tag, then the rest.</summary>
public static class Specs
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, 40)];

    private static readonly Gen<IReadOnlyDictionary<string, string>> Tags =
        Gen.OneOf<IReadOnlyDictionary<string, string>>(
            new Dictionary<string, string>(),
            new Dictionary<string, string> { ["pci"] = "in-scope" },
            new Dictionary<string, string> { ["tier"] = "1", ["pci"] = "in-scope" });

    private static readonly Gen<string[]> Units =
        Gen.OneOf<string[]>([], ["Workloads"], ["Workloads/Prod"], ["Sandbox", "Workloads/Prod"]);

    public static Gen<RolloutSpec> Any { get; } =
        from waves in WaveOf.Array[0, 5]
        from rest in Gen.Int[1, 10].Nullable(0.5)
        from scope in ScopeOf
        from delivery in Gen.Enum<Delivery>()
        from named in Gen.Shuffle(Numbers, 0, 6)
        select new RolloutSpec("test", null, [.. Named(waves, named), A.Rest with { MaxAccounts = rest }])
        {
            Scope = scope,
            Delivery = delivery,
        };

    private static Gen<WaveSpec> WaveOf =>
        from percent in Gen.Int[1, 100].Nullable(0.4)
        from units in Units
        from tags in Tags
        from size in Gen.Int[1, 10].Nullable(0.6)
        select new WaveSpec("") { Percent = percent, OrganizationalUnits = units, Tags = tags, MaxAccounts = size };

    private static Gen<Scope> ScopeOf =>
        from units in Units
        from tags in Tags
        from accounts in Gen.Shuffle(Numbers, 0, 3)
        from excluded in Gen.Shuffle(Numbers, 0, 3)
        from expires in Gen.Int[-3, 3].Nullable(0.5)
        from everybody in Gen.Bool
        select new Scope
        {
            Include = everybody ? null : Included(units, tags, accounts),
            Exclude =
            [
                .. excluded.Select(n => new Exclusion(
                    Organizations.Id(n), "being closed", null, expires is { } days ? A.Day.AddDays(days) : null)),
            ],
        };

    private static Inclusion Included(string[] units, IReadOnlyDictionary<string, string> tags, int[] accounts) =>
        new() { OrganizationalUnits = units, Tags = tags, Accounts = [.. accounts.Select(Organizations.Id)] };

    /// <summary>Each wave with a name of its own and, so that no account is named twice, one of the accounts.</summary>
    private static IEnumerable<WaveSpec> Named(WaveSpec[] waves, int[] accounts) => waves.Select((wave, index) => wave with
    {
        Name = $"wave-{index}",
        Accounts = index < accounts.Length ? [Organizations.Id(accounts[index])] : [],
    });
}
