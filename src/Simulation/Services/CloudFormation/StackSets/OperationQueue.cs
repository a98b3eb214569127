namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>
/// One operation at a time on a set; a set with managed execution runs those that do not touch the same instances
/// together and queues the others (aws-limits §4).
/// </summary>
internal static class OperationQueue
{
    public static void Submit(SimulatedCloud cloud, StackSet set, StackSetOperation operation)
    {
        set.Add(operation);
        Next(cloud, set);
    }

    public static void Next(SimulatedCloud cloud, StackSet set)
    {
        foreach (var operation in set.Operations.Where(one => one.Status == "QUEUED").Reverse().ToList())
        {
            var earlier = set.Operations.SkipWhile(one => one != operation).Skip(1).Where(one => !one.IsOver);
            if (earlier.Any(one => Conflicts(one, operation))) continue;
            operation.Run = new OperationRun(cloud, set, operation);
            operation.Run.Start();
        }
    }

    private static bool Conflicts(StackSetOperation one, StackSetOperation other)
    {
        if (one.Action == OperationAction.DetectDrift && other.Action == OperationAction.DetectDrift) return true;
        var instances = one.Runs.Select(run => run.Instance).ToHashSet();
        return other.Runs.Any(run => instances.Contains(run.Instance));
    }
}
