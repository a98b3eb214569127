namespace PciAutoHeal.Asl.Tests.Definition;

public sealed class StateMachineTests
{
    [Fact]
    public void A_definition_becomes_a_machine()
    {
        var machine = StateMachine.Parse("rollout", """
            {
              "Comment": "What it is for.", "StartAt": "Work", "TimeoutSeconds": 60,
              "States": {
                "Work": { "Type": "Task", "Resource": "DoIt.waitForTaskToken", "Next": "Done" },
                "Done": { "Type": "Succeed" }
              }
            }
            """);

        machine.Name.Should().Be("rollout");
        machine.Comment.Should().Be("What it is for.");
        machine.Timeout.Should().Be(TimeSpan.FromMinutes(1));
        machine.States.Select(state => state.Name).Should().Equal("Work", "Done");
        machine.States[0].Should().BeOfType<TaskState>().Which.Resource
            .Should().Be(new TaskResource("DoIt", TaskKind.CallWithToken));
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("[]", "$")]
    [InlineData("""{ "Comment": "\ud800", "StartAt": "A", "States": {} }""", "$")]
    [InlineData("""{ "StartAt": "A", "StartAt": "B", "States": {} }""", "$")]
    [InlineData("""{ "StartAt": "A" }""", "$")]
    [InlineData("""{ "StartAt": "A", "States": {} }""", "$.States")]
    [InlineData("""{ "StartAt": 1, "States": { "A": { "Type": "Succeed" } } }""", "$.StartAt")]
    public void What_is_no_machine_is_refused_with_its_place(string json, string path) =>
        Refusal(json).Path.Should().Be(path);

    [Theory]
    [InlineData("""{ "Type": "Sleep" }""", "$.States.A.Type")]
    [InlineData("""{ "Type": "Pass" }""", "$.States.A")]
    [InlineData("""{ "Type": "Pass", "Next": "A", "End": true }""", "$.States.A")]
    [InlineData("""{ "Type": "Pass", "End": "yes" }""", "$.States.A.End")]
    [InlineData("""{ "Type": "Pass", "End": true, "InputPath": "a" }""", "$.States.A.InputPath")]
    [InlineData("""{ "Type": "Pass", "End": true, "ResultPath": "$.a[*]" }""", "$.States.A.ResultPath")]
    [InlineData("""{ "Type": "Pass", "End": true, "ResultPath": "$$.a" }""", "$.States.A.ResultPath")]
    [InlineData("""{ "Type": "Task", "End": true }""", "$.States.A")]
    [InlineData("""{ "Type": "Task", "End": true, "Resource": "r", "TimeoutSeconds": 0 }""", "$.States.A.TimeoutSeconds")]
    [InlineData("""{ "Type": "Task", "End": true, "Resource": "r", "Retry": [{}] }""", "$.States.A.Retry[0]")]
    [InlineData("""
        { "Type": "Task", "End": true, "Resource": "r", "Retry": [{ "ErrorEquals": [] }] }
        """, "$.States.A.Retry[0].ErrorEquals")]
    [InlineData("""
        { "Type": "Task", "End": true, "Resource": "r", "Retry": [{ "ErrorEquals": ["A"], "BackoffRate": 0.5 }] }
        """, "$.States.A.Retry[0].BackoffRate")]
    [InlineData("""
        { "Type": "Task", "End": true, "Resource": "r", "Retry": [{ "ErrorEquals": ["A"], "JitterStrategy": "HALF" }] }
        """, "$.States.A.Retry[0].JitterStrategy")]
    [InlineData("""
        { "Type": "Task", "End": true, "Resource": "r", "Catch": [{ "ErrorEquals": ["A", "States.ALL"], "Next": "A" }] }
        """, "$.States.A.Catch[0].ErrorEquals")]
    [InlineData("""{ "Type": "Wait", "End": true }""", "$.States.A")]
    [InlineData("""{ "Type": "Wait", "End": true, "Seconds": 1, "SecondsPath": "$.s" }""", "$.States.A")]
    [InlineData("""{ "Type": "Wait", "End": true, "Seconds": -1 }""", "$.States.A.Seconds")]
    [InlineData("""{ "Type": "Wait", "End": true, "Timestamp": "tomorrow" }""", "$.States.A.Timestamp")]
    [InlineData("""{ "Type": "Fail", "Error": "E", "ErrorPath": "$.e" }""", "$.States.A")]
    [InlineData("""{ "Type": "Choice", "Choices": [] }""", "$.States.A.Choices")]
    [InlineData("""{ "Type": "Parallel", "End": true, "Branches": [] }""", "$.States.A.Branches")]
    [InlineData("""{ "Type": "Map", "End": true }""", "$.States.A")]
    public void A_state_that_cannot_be_read_is_refused_with_its_place(string state, string path) =>
        Refusal($$"""{ "StartAt": "A", "States": { "A": {{state}} } }""").Path.Should().Be(path);

    [Theory]
    [InlineData("""{ "Variable": "$.a", "Next": "A" }""", "$.States.A.Choices[0]")]
    [InlineData("""{ "Variable": "$.a", "StringEquals": "x" }""", "$.States.A.Choices[0]")]
    [InlineData("""{ "Variable": "$.a", "StringEquals": 1, "Next": "A" }""", "$.States.A.Choices[0].StringEquals")]
    [InlineData("""{ "Variable": "$.a", "Equals": 1, "Next": "A" }""", "$.States.A.Choices[0].Equals")]
    [InlineData("""{ "Variable": "$.a", "IsNullPath": "$.b", "Next": "A" }""", "$.States.A.Choices[0].IsNullPath")]
    [InlineData("""{ "Variable": "$.a[*]", "IsNull": true, "Next": "A" }""", "$.States.A.Choices[0].Variable")]
    [InlineData("""{ "StringEquals": "x", "Next": "A" }""", "$.States.A.Choices[0]")]
    [InlineData("""{ "And": [], "Next": "A" }""", "$.States.A.Choices[0].And")]
    [InlineData("""
        { "Not": { "Variable": "$.a", "IsNull": true, "Next": "A" }, "Next": "A" }
        """, "$.States.A.Choices[0].Not")]
    public void A_choice_rule_that_cannot_be_read_is_refused_with_its_place(string rule, string path) =>
        Refusal($$"""{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{{rule}}] } } }""")
            .Path.Should().Be(path);

    private static AslException Refusal(string json)
    {
        var act = () => StateMachine.Parse("test", json);

        return act.Should().Throw<AslException>().Which;
    }
}
