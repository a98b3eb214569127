namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>The steps that every document has: the brake in front, the ends behind, the approval between.</summary>
internal static class CommonSteps
{
    public static Block Brake => new("ReadBrake", next =>
    [
        new("ReadBrake", StepText.CallApi, 30, Parameter, "The very first call: is healing stopped in this account?",
            "step:IsBrakeAbsent", "IsBrakeOff", Outputs: [new("Value", "String", "$.Parameter.Value")]),
        new("IsBrakeAbsent", "aws:assertAwsResourceProperty", 30, Absent,
            "A brake that was never set up counts as off. Any other failure ends the run: nothing is changed.", "Abort", next),
        Choice("IsBrakeOff", "ReadBrake.Value", "StringEquals: \"off\"", next, "Stop"),
    ]);

    /// <param name="message">What the approver is asked.</param>
    public static Block Approve(string message) => new("Approve", _ =>
    [
        new("Approve", "aws:approve", 86400,
            ["Approvers: \"{{ Approvers }}\"", "MinRequiredApprovals: 1", $"Message: {YamlLines.Quoted(message)}"],
            "Silence means no: after the timeout nothing is changed.", "step:Refuse"),
    ]);

    public static Block BrakeAgain => new("IsBrakeStillOff", next =>
    [
        new("IsBrakeStillOff", "aws:assertAwsResourceProperty", 30,
            [.. Parameter, "PropertySelector: \"$.Parameter.Value\"", "DesiredValues: [\"off\"]"],
            "Days may have passed since the first look.", "step:IsBrakeStillAbsent", next),
        new("IsBrakeStillAbsent", "aws:assertAwsResourceProperty", 30, Absent, null, "step:Refuse", next),
    ]);

    public static StepText Choice(string name, string variable, string test, string then, string otherwise, string? description = null) => new(
        name, "aws:branch", 30,
        ["Choices:", $"  - NextStep: {then}", $"    Variable: \"{{{{ {variable} }}}}\"", $"    {test}", $"Default: {otherwise}"],
        description);

    /// <summary>
    /// An end that says an outcome; Systems Manager knows no outputs of a document but those of its steps.
    /// </summary>
    public static StepText End(string name, string description, string outcome, string previous) => new(
        name, StepText.Script, 30,
        [
            .. Reporter, "InputPayload:", $"  Outcome: {outcome}", $"  PreviousState: \"{previous}\"",
        ],
        description, IsEnd: true, Outputs: Outcome);

    /// <summary>The script that gives back what it is given, as outputs of its step.</summary>
    public static string[] Reporter =>
    [
        "Runtime: python3.11", "Handler: report", "Script: |", "  # scripts/report.py", "  def report(event, context):",
        "      return event",
    ];

    public static IReadOnlyList<Kept> Outcome { get; } =
        [new("Outcome", "String", "$.Payload.Outcome"), new("PreviousState", "String", "$.Payload.PreviousState")];

    private static string[] Parameter => ["Service: ssm", "Api: GetParameter", "Name: /pciautoheal/brake"];

    private static string[] Absent =>
    [
        "Service: ssm", "Api: GetParameters", "Names: [/pciautoheal/brake]",
        "PropertySelector: \"$.InvalidParameters[0]\"", "DesiredValues: [/pciautoheal/brake]",
    ];
}
