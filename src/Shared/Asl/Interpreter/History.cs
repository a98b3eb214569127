namespace PciAutoHeal.Asl;

/// <summary>How many events AWS writes for one of ours, so that the history quota can be held.</summary>
internal static class History
{
    public static int Weight(ExecutionEventKind kind) => kind switch
    {
        // Scheduled and Started are two events.
        ExecutionEventKind.TaskScheduled => 2,
        ExecutionEventKind.RetryScheduled or ExecutionEventKind.ErrorCaught => 0,
        _ => 1,
    };
}
