namespace PciAutoHeal.Cdk.Constructs;

/// <summary>An alarm: what is measured, and what it means when it is too much.</summary>
/// <param name="Id">Its name in the template, without <c>Alarm</c>.</param>
/// <param name="Name">What follows the installation's name in the alarm's.</param>
public sealed record AlarmDefinition(string Id, string Name, string Namespace, string Metric, string Meaning)
{
    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    public string Statistic { get; init; } = "Sum";

    /// <summary>The most that is well.</summary>
    public double Threshold { get; init; }

    public static IReadOnlyList<AlarmDefinition> All(Installation installation) =>
    [
        Machine("Rollout", "ExecutionsFailed", "rollout-failed", "A rollout was refused, aborted, contained or rolled back, or its outcome could not be recorded."),
        Machine("Rollout", "ExecutionsTimedOut", "rollout-timed-out", "A rollout waited longer than it may; a question has not been answered for 30 days."),
        Machine("Wave", "ExecutionsFailed", "wave-failed", "A wave could not even record what happened to it."),
        Machine("Drift", "ExecutionsFailed", "drift-failed", "Drift could not be read: nothing is known rather than something wrong."),
        Machine("Enroll", "ExecutionsFailed", "enroll-failed", "An account that joined has not got the packs."),
        Machine("Latest", "ExecutionsFailed", "schedule-failed", "Drift and enrolment are not being started."),
        Invoked("AskOperator", "operator-asked", "A rollout waits for a person: an approval, or a stop that somebody must judge."),
        Invoked("RecordOutcome", "step-failed", "A step failed for good; the reason is on record and a person is asked."),
        new("LedgerThrottles", "ledger-throttles", "AWS/DynamoDB", "ThrottledRequests", "The ledger is written faster than its table allows.")
        {
            Dimensions = new Dictionary<string, string> { ["TableName"] = installation.Table },
            Threshold = 100,
        },
        new("UndeliveredEvents", "undelivered-events", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "An event could not start what it should; it is kept in the queue for 14 days.")
        {
            Dimensions = new Dictionary<string, string> { ["QueueName"] = $"{installation.Name}-undelivered" },
            Statistic = "Maximum",
        },
    ];

    private static AlarmDefinition Invoked(string step, string name, string meaning) =>
        new($"{step}Invoked", name, "AWS/Lambda", "Invocations", meaning)
        {
            Dimensions = new Dictionary<string, string> { ["FunctionName"] = $"${{{step}}}" },
        };

    private static AlarmDefinition Machine(string machine, string metric, string name, string meaning) =>
        new($"{machine}{metric}", name, "AWS/States", metric, meaning)
        {
            Dimensions = new Dictionary<string, string> { ["StateMachineArn"] = $"${{{machine}Machine}}" },
        };
}
