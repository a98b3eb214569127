using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Steps.Waves;

/// <summary>One lease for each pack in each region, whatever the version of the pack.</summary>
public static class LeaseNames
{
    public static IEnumerable<string> Of(Plan plan, Release release) =>
        release.Packs.SelectMany(p => plan.Regions.Select(r => $"pack/{p.Name}/{r}"));
}
