using PciAutoHeal.Simulation.Services.Config.Members;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>Counts the results of a pack's rules as the aggregator knows them.</summary>
internal sealed class PackCounter(SimulatedCloud cloud)
{
    private readonly Compliance compliance = new(cloud, AggregateView.DataAt(cloud));

    public PackCount Count(InstalledPack pack) => compliance.Count(pack);
}
