namespace PciAutoHeal.Asl;

/// <summary>How our own files read: every Task explains itself, ends in time, and has a plan for failure.</summary>
internal static class StyleRules
{
    public const string NoComment = "ASL201";
    public const string NoTimeout = "ASL202";
    public const string NoRetry = "ASL203";
    public const string NoCatch = "ASL204";
    public const string KeyOrder = "ASL205";
    public const string IdleHeartbeat = "ASL208";
    public const string LocalToken = "ASL209";

    public static IEnumerable<LintFinding> Check(StateMachine machine)
    {
        if (string.IsNullOrWhiteSpace(machine.Comment))
            yield return new("$", NoComment, "a state machine has a Comment");
        foreach (var finding in CheckOrder(machine.Source, Fields.MachineOrder))
            yield return finding;
        foreach (var state in machine.Graph.WithNested().SelectMany(graph => graph.States))
        {
            foreach (var finding in CheckOrder(state.Source, Fields.StateOrder))
                yield return finding;
            if (state is not TaskState task)
                continue;
            foreach (var finding in CheckTask(task).Concat(CheckToken(task)))
                yield return finding;
        }
    }

    private static IEnumerable<LintFinding> CheckTask(TaskState task)
    {
        var path = task.Source.Path;
        if (string.IsNullOrWhiteSpace(task.Comment))
            yield return new(path, NoComment, $"the Task '{task.Name}' has a Comment that says what it is for");
        if (task.TimeoutSeconds is null)
            yield return new(path, NoTimeout, $"the Task '{task.Name}' has TimeoutSeconds");
        if (task.Retry.Count == 0)
            yield return new(path, NoRetry, $"the Task '{task.Name}' has Retry");
        if (task.Catch.Count == 0)
            yield return new(path, NoCatch, $"the Task '{task.Name}' has Catch");
        if (task.HeartbeatSeconds is not null && task.Resource.Kind != TaskKind.CallWithToken)
            yield return new(path, IdleHeartbeat, $"nobody sends heartbeats for '{task.Name}': it has no task token");
    }

    private static IEnumerable<LintFinding> CheckToken(TaskState task)
    {
        if (task.Resource is { Kind: TaskKind.CallWithToken, IsLambdaInvoke: false })
        {
            yield return new(task.Source.Need("Resource").Path, LocalToken,
                $"AWS knows .waitForTaskToken on integrations only: {TaskResource.InvokeWithToken}");
        }
    }

    private static IEnumerable<LintFinding> CheckOrder(JsonCursor source, IReadOnlyList<string> order)
    {
        var previous = ("", -1);
        foreach (var field in source.Members())
        {
            var place = IndexOf(order, field.Name);
            if (place < 0)
                continue;
            if (place < previous.Item2)
            {
                yield return new(field.Path, KeyOrder, $"'{field.Name}' stands before '{previous.Item1}'");
                yield break;
            }

            previous = (field.Name, place);
        }
    }

    private static int IndexOf(IReadOnlyList<string> order, string name)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == name)
                return i;
        }

        return -1;
    }
}
