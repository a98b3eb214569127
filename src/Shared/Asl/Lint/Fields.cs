namespace PciAutoHeal.Asl;

/// <summary>The fields the subset knows, and the order in which we write them.</summary>
internal static class Fields
{
    /// <summary>Head, input, work, result, failure, exit.</summary>
    public static readonly IReadOnlyList<string> StateOrder =
    [
        "Comment", "QueryLanguage", "Type", "Resource",
        "InputPath", "ItemsPath", "ItemSelector", "Parameters", "MaxConcurrency", "MaxConcurrencyPath",
        "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath",
        "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Choices", "Default",
        "Branches", "ItemProcessor", "Iterator",
        "Error", "ErrorPath", "Cause", "CausePath",
        "Result", "ResultSelector", "ResultPath", "OutputPath",
        "Retry", "Catch", "Next", "End",
    ];

    public static readonly IReadOnlyList<string> MachineOrder =
        ["Comment", "QueryLanguage", "Version", "StartAt", "TimeoutSeconds", "States"];

    public static readonly IReadOnlyList<string> Graph = ["Comment", "ProcessorConfig", "StartAt", "States"];

    public static readonly IReadOnlyList<string> Retrier =
    [
        "Comment", "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy",
    ];

    public static readonly IReadOnlyList<string> Catcher = ["Comment", "ErrorEquals", "ResultPath", "Next"];

    private static readonly string[] Everywhere = ["Comment", "QueryLanguage", "Type"];
    private static readonly string[] Flow = ["InputPath", "OutputPath", "Next", "End"];
    private static readonly string[] Work = ["Parameters", "ResultSelector", "ResultPath", "Retry", "Catch", .. Flow];

    public static IReadOnlyList<string> Of(State state) =>
    [
        .. Everywhere,
        .. state switch
        {
            PassState => ["Parameters", "Result", "ResultPath", .. Flow],
            ChoiceState => ["InputPath", "OutputPath", "Choices", "Default"],
            WaitState => ["Seconds", "SecondsPath", "Timestamp", "TimestampPath", .. Flow],
            SucceedState => ["InputPath", "OutputPath"],
            FailState => ["Error", "ErrorPath", "Cause", "CausePath"],
            TaskState =>
            [
                "Resource", "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath", .. Work,
            ],
            ParallelState => ["Branches", .. Work],
            _ => (string[])
            [
                "ItemsPath", "ItemSelector", "MaxConcurrency", "MaxConcurrencyPath", "ItemProcessor", "Iterator",
                .. Work,
            ],
        },
    ];
}
