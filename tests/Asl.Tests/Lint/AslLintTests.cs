namespace PciAutoHeal.Asl.Tests.Lint;

public sealed class AslLintTests
{
    private const string Clean = """
        {
          "Comment": "A machine that is as it should be.",
          "StartAt": "EvaluateWaveGate",
          "States": {
            "EvaluateWaveGate": {
              "Comment": "Decide from compliance alone whether the next wave may start.",
              "Type": "Task",
              "Resource": "${EvaluateWaveGate}",
              "TimeoutSeconds": 60,
              "ResultPath": "$.gate",
              "Retry": [{ "ErrorEquals": ["TransientException"], "MaxAttempts": 6, "JitterStrategy": "FULL" }],
              "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.failure", "Next": "RolloutHalted" }],
              "Next": "Approve"
            },
            "Approve": {
              "Comment": "A person decides.",
              "Type": "Task",
              "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters": { "FunctionName": "${Ask}", "Payload": { "token.$": "$$.Task.Token" } },
              "TimeoutSeconds": 86400,
              "HeartbeatSeconds": 3600,
              "Retry": [{ "ErrorEquals": ["TransientException"] }],
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "RolloutHalted" }],
              "Next": "Each wave"
            },
            "Each wave": {
              "Type": "Map",
              "ItemsPath": "$.waves",
              "MaxConcurrency": 1,
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "INLINE" },
                "StartAt": "Settle",
                "States": { "Settle": { "Type": "Wait", "Seconds": 60, "End": true } }
              },
              "End": true
            },
            "RolloutHalted": { "Type": "Fail", "Error": "RolloutHalted", "Cause": "See the failure." }
          }
        }
        """;

    [Fact]
    public void A_machine_in_house_style_has_no_findings() => AslLint.Check("clean", Clean).Should().BeEmpty();

    [Theory]
    [InlineData("\"Comment\": \"A machine that is as it should be.\",", "", "ASL201 $")]
    [InlineData("\"Comment\": \"A person decides.\",", "", "ASL201 $.States.Approve")]
    [InlineData("\"TimeoutSeconds\": 60,", "", "ASL202 $.States.EvaluateWaveGate")]
    [InlineData("\"Retry\": [{ \"ErrorEquals\": [\"TransientException\"] }],", "", "ASL203 $.States.Approve")]
    [InlineData("\"Catch\": [{ \"ErrorEquals\": [\"States.ALL\"], \"Next\": \"RolloutHalted\" }],", "",
        "ASL204 $.States.Approve")]
    [InlineData("\"ResultPath\": \"$.gate\",", "\"InputPath\": \"$.x\",", "ASL205 $.States.EvaluateWaveGate.InputPath")]
    [InlineData("\"StartAt\": \"EvaluateWaveGate\"", "\"StartAt\": \"Approve\"", "ASL206 $.States.EvaluateWaveGate")]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", "Ask", "ASL208 $.States.Approve")]
    [InlineData("arn:aws:states:::lambda:invoke.wait", "${Ask}.wait", "ASL209 $.States.Approve.Resource")]
    [InlineData("\"MaxAttempts\": 6", "\"MaxTries\": 6", "ASL101 $.States.EvaluateWaveGate.Retry[0].MaxTries")]
    [InlineData("\"ResultPath\": \"$.failure\"", "\"Assign\": {}", "ASL101 $.States.EvaluateWaveGate.Catch[0].Assign")]
    [InlineData("\"MaxConcurrency\": 1", "\"ItemReader\": {}", "ASL101 $.States['Each wave'].ItemReader")]
    [InlineData("\"Seconds\": 60", "\"Seconds\": 60, \"Retry\": []",
        "ASL101 $.States['Each wave'].ItemProcessor.States.Settle.Retry")]
    [InlineData("\"StartAt\": \"E", "\"QueryLanguage\": \"JSONata\", \"StartAt\": \"E", "ASL102 $.QueryLanguage")]
    [InlineData("lambda:invoke", "sqs:sendMessage", "ASL103 $.States.Approve.Resource")]
    [InlineData("\"Next\": \"Approve\"", "\"Next\": \"Aprove\"", "ASL104 $.States.EvaluateWaveGate.Next")]
    [InlineData("\"StartAt\": \"Settle\"", "\"StartAt\": \"Approve\"",
        "ASL104 $.States['Each wave'].ItemProcessor.StartAt")]
    [InlineData("\"Settle\"", "\"Approve\"", "ASL106 $.States['Each wave'].ItemProcessor.States.Approve")]
    [InlineData("INLINE", "DISTRIBUTED", "ASL107 $.States['Each wave'].ItemProcessor.ProcessorConfig.Mode")]
    [InlineData("\"TransientException\"] }]", "\"States.ALL\"] }, { \"ErrorEquals\": [\"B\"] }]",
        "ASL110 $.States.Approve.Retry[0]")]
    [InlineData("\"HeartbeatSeconds\": 3600", "\"HeartbeatSeconds\": 86400", "ASL111 $.States.Approve.HeartbeatSeconds")]
    [InlineData("\"Type\": \"Fail\"", "\"Type\": \"Failure\"", "ASL100 $.States.RolloutHalted.Type")]
    public void Each_departure_is_found_where_it_is(string was, string becomes, string expected)
    {
        Clean.Should().Contain(was);

        var findings = AslLint.Check("changed", Clean.Replace(was, becomes, StringComparison.Ordinal));

        findings.Select(finding => $"{finding.Code} {finding.Path}").Should().Contain(expected);
    }

    [Fact]
    public void A_circle_without_an_exit_is_a_dead_end()
    {
        var findings = AslLint.Check(Machines.Machine("circle", """
            "Q": { "Type": "Choice", "Choices": [{ "Variable": "$", "IsNull": true, "Next": "Out" }], "Default": "A" },
            "A": { "Type": "Pass", "Next": "B" },
            "B": { "Type": "Wait", "Seconds": 1, "Next": "A" },
            "Out": { "Type": "Succeed" }
            """));

        findings.Where(finding => finding.Code == "ASL207").Select(finding => finding.Path)
            .Should().Equal("$.States.A", "$.States.B");
    }

    [Fact]
    public void A_name_has_at_most_eighty_characters()
    {
        var machine = Machines.Machine("long", $$"""
            "{{new string('x', 81)}}": { "Type": "Succeed" }
            """);

        AslLint.Check(machine).Select(finding => finding.Code).Should().Contain("ASL112");
    }
}
