namespace PciAutoHeal.Asl.Tests.Definition;

public sealed class MachineSetTests
{
    [Theory]
    [InlineData("""{ "Type": "Pass", "Next": "Nowhere" }""", "ASL104")]
    [InlineData("""{ "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true }""", "ASL103")]
    [InlineData("""{ "Type": "Pass", "QueryLanguage": "JSONata", "End": true }""", "ASL102")]
    [InlineData("""{ "Type": "Pass", "Assign": { "x": 1 }, "End": true }""", "ASL101")]
    public void What_would_run_differently_from_the_cloud_does_not_get_in(string state, string code)
    {
        var act = () => Machines.Of($"\"A\": {state}");

        act.Should().Throw<AslException>().WithMessage($"test: $.States.A*{code}*");
    }

    [Fact]
    public void House_style_is_no_condition_for_running() =>
        Machines.Of("""
            "A": { "Type": "Task", "Resource": "Work", "End": true }
            """).Find("test").Should().NotBeNull();
}
