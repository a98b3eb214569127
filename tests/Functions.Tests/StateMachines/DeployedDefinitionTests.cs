using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions.Tests.StateMachines;

/// <summary>The definitions as Step Functions gets them: placeholders become ARNs, everything else stays.</summary>
public sealed partial class DeployedDefinitionTests
{
    /// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</summary>
    private const int LargestDefinition = 1024 * 1024;

    private const string ChildExecution = "arn:aws:states:::states:startExecution.sync:2";

    /// <summary>
    /// What Lambda, and not the step, fails of. Steps find their earlier work, so all of it may be tried again.
    /// </summary>
    private static readonly string[] FailuresOfLambda =
    [
        "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException",
        "Lambda.Unknown", "Runtime.ExitError", "Sandbox.Timedout",
    ];

    public static TheoryData<string> Names => [.. Flows.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_placeholder_is_a_function_or_a_machine(string machine) =>
        Placeholder().Matches(Flows.TextOf(machine)).Select(match => match.Groups[1].Value).Distinct()
            .Should().BeSubsetOf(FunctionTable.Names.Append("Wave"));

    [Theory]
    [MemberData(nameof(Names))]
    public void With_the_longest_ARNs_it_fits_what_Step_Functions_takes(string machine)
    {
        var longest = $"arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:{new string('x', 64)}:{new string('v', 128)}";

        Placeholder().Replace(Flows.TextOf(machine), longest).Length.Should().BeLessThan(LargestDefinition / 4, "it is to grow");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_that_Lambda_failed_is_tried_again(string machine) =>
        Functions(machine).Should().AllSatisfy(state => state["Retry"]![0]!["ErrorEquals"]!.AsArray()
            .Select(name => (string)name!).Should().Contain(FailuresOfLambda).And.Contain(nameof(TransientException)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_gives_up_before_its_state_does(string machine) =>
        Functions(machine).Should().AllSatisfy(state =>
            StepCatalog.Find(Placeholder().Match(state.ToJsonString()).Groups[1].Value)!.Timeout.TotalSeconds
                .Should().BeLessThanOrEqualTo((int)state["TimeoutSeconds"]!));

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_that_fails_is_caught(string machine) =>
        Tasks(machine).Should().AllSatisfy(state =>
            state["Catch"]!.AsArray().Select(one => (string)one!["ErrorEquals"]![0]!).Should().Contain("States.ALL"));

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();

    private static IEnumerable<JsonObject> Functions(string machine) =>
        Tasks(machine).Where(state => (string?)state["Resource"] != ChildExecution);

    private static IEnumerable<JsonObject> Tasks(string machine) =>
        JsonNode.Parse(Flows.TextOf(machine))!["States"]!.AsObject().Select(state => state.Value!.AsObject())
            .Where(state => (string?)state["Type"] == "Task");
}
