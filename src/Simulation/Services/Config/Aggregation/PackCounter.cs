using PciAutoHeal.Simulation.Services.Config.Members;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>Counts the results of a pack's rules as the aggregator knows them.</summary>
internal sealed class PackCounter(SimulatedCloud cloud)
{
    private readonly Compliance compliance = new(cloud, AggregateView.DataAt(cloud));

    public PackCount Count(InstalledPack pack)
    {
        var (good, bad, total) = (0, 0, 0);
        foreach (var (_, verdict) in compliance.Rules(pack))
        {
            total++;
            if (verdict == Verdict.Compliant) good++;
            if (verdict == Verdict.NonCompliant) bad++;
        }

        return new(good, bad, total);
    }
}

/// <summary>How many rules of a pack said what.</summary>
internal readonly record struct PackCount(int Compliant, int NonCompliant, int Total)
{
    public Verdict Verdict => NonCompliant > 0 ? Verdict.NonCompliant
        : Compliant > 0 ? Verdict.Compliant
        : Verdict.InsufficientData;
}
