namespace PciAutoHeal.Asl;

/// <summary>Which errors an ErrorEquals list means.</summary>
internal static class ErrorMatch
{
    public static bool Any(IReadOnlyList<string> names, string error, WorkState state) =>
        // AWS ends the execution on States.Runtime, whatever Retry and Catch say.
        error != ErrorNames.Runtime && names.Any(name => name == error || IsCoveredBy(name, error, state));

    private static bool IsCoveredBy(string name, string error, WorkState state) => name switch
    {
        ErrorNames.All => error != ErrorNames.DataLimitExceeded,
        ErrorNames.TaskFailed =>
            error is not (ErrorNames.Timeout or ErrorNames.HeartbeatTimeout or ErrorNames.DataLimitExceeded),
        ErrorNames.Timeout => error == ErrorNames.HeartbeatTimeout,

        // The failure of a branch or an item keeps its own name, as in AWS; these names mean "one of mine failed".
        ErrorNames.BranchFailed => state is ParallelState && error != ErrorNames.DataLimitExceeded,
        ErrorNames.ExceedToleratedFailureThreshold => state is MapState && error != ErrorNames.DataLimitExceeded,
        _ => false,
    };
}
