using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config.Members;
using PciAutoHeal.Simulation.Services.Config.Organization;

namespace PciAutoHeal.Simulation.Services.Config.Aggregation;

/// <summary>
/// What an aggregator knows: the members as they were a while ago, deleted packs for some time too, and nothing from
/// where data does not arrive. One view serves all pages that are read at one moment.
/// </summary>
internal sealed class AggregateView
{
    private (DateTimeOffset At, Aggregator Of, IReadOnlyList<InstalledPack> Packs)? packs;
    private (string Question, object Rows)? answered;

    public static AggregateView Of(ApiCall call) => call.Account.In<AggregateView>(call.InRegion);

    /// <summary>The moment that the data is from.</summary>
    public static DateTimeOffset DataAt(SimulatedCloud cloud)
    {
        var settings = cloud.Settings.Of<ConfigSettings>();
        var running = cloud.Now - cloud.StartedAt;
        return cloud.Now - new TimeSpan(running.Ticks % settings.AggregatorRefresh.Ticks) - settings.AggregatorLag;
    }

    public IReadOnlyList<InstalledPack> Packs(SimulatedCloud cloud, Aggregator aggregator)
    {
        var at = DataAt(cloud);
        if (packs is { } kept && kept.At == at && kept.Of == aggregator) return kept.Packs;
        var seen = aggregator.Sources(cloud.Organization)
            .Where(source => !cloud.Faults.Strikes(FaultKind.DataMissing, source.Account.Id, source.Region, cloud.Now))
            .SelectMany(source => InstalledPacks.In(cloud, source.Account, source.Region, at)
                .Concat(Deleted(cloud, source.Account, source.Region)))
            .ToList();
        packs = (at, aggregator, seen);
        return seen;
    }

    /// <summary>The rows of a question, found once for all its pages.</summary>
    public IReadOnlyList<T> Rows<T>(ApiCall call, Aggregator aggregator, string asked, Func<IReadOnlyList<T>> find)
    {
        var question = $"{call.Operation} {aggregator.Name} {DataAt(call.Cloud).Ticks} {asked}";
        if (answered is { } known && known.Question == question) return (IReadOnlyList<T>)known.Rows;
        var rows = find();
        answered = (question, rows);
        return rows;
    }

    private static IEnumerable<InstalledPack> Deleted(
        SimulatedCloud cloud, SimulatedAccount account, Core.Accounts.Region region)
    {
        var (at, keeps) = (DataAt(cloud), cloud.Settings.Of<ConfigSettings>().AggregatorKeepsDeleted);
        foreach (var pack in OrganizationPacks.Of(cloud).In(region))
        {
            if (pack.Find(account.Id) is { Work: { Action: MemberAction.Delete } work } member && work.Succeeded(at)
                && at < work.EndAt + keeps && member.LastContent(at) is { } content)
            {
                yield return new(
                    account, region, pack.MemberPackName, InstalledPacks.RuleSuffix(pack), content, member,
                    member.HealsSince(at));
            }
        }
    }
}
