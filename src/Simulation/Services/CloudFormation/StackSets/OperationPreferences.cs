using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>How an operation goes through accounts and regions (aws-limits §4); counts are per region.</summary>
internal sealed record OperationPreferences(
    bool IsParallel,
    IReadOnlyList<string> RegionOrder,
    int? ToleranceCount,
    int? TolerancePercent,
    int? ConcurrentCount,
    int? ConcurrentPercent,
    bool IsSoft)
{
    public static readonly OperationPreferences Default = new(false, [], null, null, null, null, false);

    public static OperationPreferences Read(JsonObject? given)
    {
        if (given is null) return Default;
        var read = new OperationPreferences(
            given.Text("RegionConcurrencyType") == "PARALLEL",
            given.Texts("RegionOrder"),
            given.Int("FailureToleranceCount"),
            given.Int("FailureTolerancePercentage"),
            given.Int("MaxConcurrentCount"),
            given.Int("MaxConcurrentPercentage"),
            given.Text("ConcurrencyMode") == "SOFT_FAILURE_TOLERANCE");
        if (read is { ToleranceCount: not null, TolerancePercent: not null })
            throw CloudFormationErrors.Validation("Only one of FailureToleranceCount and FailureTolerancePercentage can be specified");
        if (read is { ConcurrentCount: not null, ConcurrentPercent: not null })
            throw CloudFormationErrors.Validation("Only one of MaxConcurrentCount and MaxConcurrentPercentage can be specified");
        var wrong = read.ToleranceCount < 0 || read.TolerancePercent is < 0 or > 100
            || read.ConcurrentCount < 1 || read.ConcurrentPercent is < 1 or > 100;
        return wrong ? throw CloudFormationErrors.Validation("OperationPreferences are out of their bounds") : read;
    }

    /// <summary>Failures that a region bears; a percentage is rounded down.</summary>
    public int Tolerance(int accounts) => ToleranceCount ?? (TolerancePercent ?? 0) * accounts / 100;

    /// <summary>
    /// Accounts at a time in a region. Strict: never more than tolerance and one, fewer after each failure.
    /// </summary>
    public int Concurrency(int accounts, int failed)
    {
        var most = ConcurrentCount ?? (ConcurrentPercent is { } percent ? Math.Max(1, percent * accounts / 100) : 1);
        return IsSoft ? most : Math.Min(most, Math.Max(1, Tolerance(accounts) + 1 - failed));
    }

    public JsonObject Shape()
    {
        var shape = new JsonObject { [nameof(RegionOrder)] = Shapes.Texts(RegionOrder) };
        if (IsParallel) shape["RegionConcurrencyType"] = "PARALLEL";
        if (ToleranceCount is { } count) shape["FailureToleranceCount"] = count;
        if (TolerancePercent is { } percent) shape["FailureTolerancePercentage"] = percent;
        if (ConcurrentCount is { } concurrent) shape["MaxConcurrentCount"] = concurrent;
        if (ConcurrentPercent is { } share) shape["MaxConcurrentPercentage"] = share;
        if (IsSoft) shape["ConcurrencyMode"] = "SOFT_FAILURE_TOLERANCE";
        return shape;
    }

    /// <summary>The regions in the order asked for, the others after them.</summary>
    public IEnumerable<Region> InOrder(IEnumerable<Region> regions) => regions
        .OrderBy(region => RegionOrder.ToList().IndexOf(region.Value) is var at and >= 0 ? at : int.MaxValue)
        .ThenBy(region => region);
}
