using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>Every organization pack of the organization, whoever made it; kept in the management account.</summary>
public sealed class OrganizationPacks
{
    private readonly Dictionary<Region, List<OrganizationPack>> byRegion = [];

    public static OrganizationPacks Of(SimulatedCloud cloud) =>
        cloud.Organization.Management.Global<OrganizationPacks>();

    public IEnumerable<OrganizationPack> All => byRegion.Values.SelectMany(packs => packs);

    public IReadOnlyList<OrganizationPack> In(Region region) =>
        byRegion.TryGetValue(region, out var packs) ? packs : [];

    public OrganizationPack? Find(AccountId owner, Region region, string name, DateTimeOffset now) =>
        In(region).FirstOrDefault(pack => pack.Owner == owner && pack.Name == name && !pack.IsGone(now));

    public IEnumerable<OrganizationPack> Of(AccountId owner, Region region, DateTimeOffset now) =>
        In(region).Where(pack => pack.Owner == owner && !pack.IsGone(now))
            .OrderBy(pack => pack.Name, StringComparer.Ordinal);

    public void Add(OrganizationPack pack)
    {
        if (!byRegion.TryGetValue(pack.Region, out var packs)) byRegion[pack.Region] = packs = [];
        packs.RemoveAll(old => old.Owner == pack.Owner && old.Name == pack.Name);
        packs.Add(pack);
    }
}
