using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Core.Gates;

/// <summary>What alarms would do to a rollout that started now, before anything is changed.</summary>
public static class AlarmDiagnostics
{
    /// <summary>An error where no wave would start.</summary>
    public static IEnumerable<Diagnostic> Of(AlarmsSeen seen, MissingDataPolicy onMissingData) =>
        seen.All.Where(one => one.State != AlarmState.Quiet).Select(one => one.State == AlarmState.Ringing
            ? Diagnostic.Error(
                "PAH1317", $"The {one}; no wave starts while it rings.", one.Alarm.Where, "Wait until it is quiet, or take it out of gates.alarms.")
            : new(
                "PAH1316",
                onMissingData == MissingDataPolicy.Pass ? Severity.Warning : Severity.Error,
                $"The {one}; {(onMissingData == MissingDataPolicy.Pass ? "the gate does not heed it" : "no wave starts")} (onMissingData).",
                one.Alarm.Where,
                FixOf(one.State)));

    private static string FixOf(AlarmState state) => state switch
    {
        AlarmState.NotThere => "Correct the name, the account or the region: without them it is the caller's, in the home region.",
        AlarmState.Unreadable => "Grant cloudwatch:DescribeAlarms on all resources, to the caller or to the member role.",
        _ => "Let it treat missing data as good (treat-missing-data notBreaching), or wait for its first datapoints.",
    };
}
