using System.Text.Json.Nodes;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>
/// The one status of an organization pack. It is not successful until every member is, and for a delegated
/// administrator it can stay in progress for ever (peers P3), which the fault AggregateLies does.
/// </summary>
internal static class AggregateStatus
{
    public static JsonObject Of(SimulatedCloud cloud, OrganizationPack pack)
    {
        var now = cloud.Now;
        var failed = pack.Members.Where(member => member.Work.IsOver(now) && member.Work.Failure is not null).ToList();
        var answer = new JsonObject
        {
            ["OrganizationConformancePackName"] = pack.Name,
            ["Status"] = Status(cloud, pack, failed.Count > 0),
            ["LastUpdateTime"] = Instant.Of(LastUpdate(pack, now)),
        };
        return failed.Count == 0 || pack.Members.Any(member => !member.Work.IsOver(now))
            ? answer
            : answer.With(("ErrorCode", failed[0].Work.Failure!.Code), ("ErrorMessage", Message(failed)));
    }

    private static string Status(SimulatedCloud cloud, OrganizationPack pack, bool anyFailed)
    {
        if (cloud.Faults.Strikes(FaultKind.AggregateLies, pack.Owner, pack.Region, cloud.Now, pack.Name))
            return "CREATE_IN_PROGRESS";
        var outcome = pack.Members.Any(member => !member.Work.IsOver(cloud.Now)) ? "IN_PROGRESS"
            : anyFailed ? "FAILED"
            : "SUCCESSFUL";
        return DetailRow.Words(pack.Action, outcome);
    }

    private static DateTimeOffset LastUpdate(OrganizationPack pack, DateTimeOffset now) => pack.Members
        .Select(member => member.Work.EndAt).Where(end => end <= now).Append(pack.ChangedAt).Max();

    /// <summary>As AWS sums them up: each code with the number of accounts (peers P6).</summary>
    private static string Message(List<PackMember> failed) => "[" + string.Join(", ", failed
        .GroupBy(member => member.Work.Failure!.Code)
        .Select(code => $"{code.Key} in {code.Count()} account(s)")) + "]";
}
