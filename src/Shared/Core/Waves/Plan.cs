using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Waves;

/// <summary>A rollout compiled: who receives what in which wave, and what that will take.</summary>
public sealed record Plan(
    string Name,
    Delivery Delivery,
    AccountId ManagementAccount,
    Region HomeRegion,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<PackName> Packs,
    IReadOnlyList<PlannedWave> Waves,
    IReadOnlyList<SkippedTarget> Skipped,
    IReadOnlyList<AccountId> Organization,
    IReadOnlyList<Diagnostic> Diagnostics,
    PlanBudget Budget)
{
    /// <summary><c>sha256:</c> and 64 digits over everything that an approval is about.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Stack sets for each pack and region, where packs go by StackSets.</summary>
    public int StackSetSplit { get; init; } = 1;

    public bool IsFeasible => Diagnostics.All(d => d.Severity != Severity.Error);

    /// <summary>
    /// The wave whose put of the organization packs takes over what earlier waves got as accounts; null where no wave
    /// changes over.
    /// </summary>
    public PlannedWave? HandOver =>
        Waves.Count > 0 && Waves[0].Delivery != Delivery.Organization
            ? Waves.FirstOrDefault(w => w.Delivery == Delivery.Organization)
            : null;

    /// <summary>Accounts that have the packs in a region once wave <paramref name="number"/> is done.</summary>
    public IEnumerable<AccountId> Admitted(int number, Region region) =>
        Waves.Take(number + 1).SelectMany(w => w.Targets).Where(t => t.Region == region).Select(t => t.Account);

    /// <summary>
    /// The exact exclusion list of an organization pack for a wave: everybody who is not admitted yet, in the order of
    /// the organization, which is that of the ids.
    /// </summary>
    public IReadOnlyList<AccountId> ExclusionsOf(int number, Region region)
    {
        var admitted = Admitted(number, region).ToHashSet();
        return [.. Organization.Where(account => !admitted.Contains(account))];
    }
}
