using System.Text.Json.Nodes;
using PciAutoHeal.Aws.StepFunctions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Tests.StepFunctions;

public sealed class DeployedExecutionsTests : IDisposable
{
    private readonly World world = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    private DeployedExecutions Executions =>
        new(world.Aws, MachineArn.Of(World.Ireland, World.Security, "pciautoheal-rollout"));

    [Theory]
    [InlineData("RUNNING", ExecutionStanding.Running)]
    [InlineData("PENDING_REDRIVE", ExecutionStanding.Running)]
    [InlineData("SUCCEEDED", ExecutionStanding.Ended)]
    [InlineData("FAILED", ExecutionStanding.Ended)]
    [InlineData("TIMED_OUT", ExecutionStanding.Ended)]
    [InlineData("ABORTED", ExecutionStanding.Ended)]
    public async Task An_execution_runs_or_has_ended(string status, ExecutionStanding standing)
    {
        world.Meddler.Answer("DescribeExecution", $$"""{"status":"{{status}}"}""");

        (await Executions.FindAsync("t-1", ct)).Should().Be(standing);
    }

    [Fact]
    public async Task An_execution_that_never_was_is_unknown()
    {
        world.Meddler.Refuse("DescribeExecution", "ExecutionDoesNotExist");

        (await Executions.FindAsync("t-1", ct)).Should().Be(ExecutionStanding.Unknown);
    }

    [Theory]
    [InlineData("""{"rollout":"t-1"}""", "RUNNING", true)]
    [InlineData("""{"rollout":"t-1","plan":{"kind":"Feasible"}}""", "RUNNING", true)]
    [InlineData("""{"rollout":"t-10"}""", "RUNNING", false)]
    [InlineData("""{"rollout":"t-1"}""", "SUCCEEDED", false)]
    [InlineData("""{"rollout":["t-1"]}""", "RUNNING", false)]
    [InlineData("\"t-1\"", "RUNNING", false)]
    [InlineData("t-1", "RUNNING", false)]
    [InlineData("", "RUNNING", false)]
    public async Task Whoever_runs_a_rollout_is_found_by_the_input(string input, string status, bool isFound)
    {
        world.Meddler.Answer("ListExecutions", """{"executions":[{"executionArn":"arn:e","name":"pipeline-1","status":"RUNNING"}]}""");
        world.Meddler.Answer(
            "DescribeExecution", new JsonObject { ["status"] = status, ["input"] = input }.ToJsonString());

        (await Executions.FindRunningAsync("t-1", ct)).Should().Be(isFound ? "pipeline-1" : null);
    }

    [Fact]
    public async Task A_rollout_is_looked_for_on_every_page()
    {
        world.Meddler.Answer("ListExecutions", """{"executions":[],"nextToken":"2"}""", times: 1);
        world.Meddler.Answer("ListExecutions", """{"executions":[{"executionArn":"arn:e","name":"pipeline-1","status":"RUNNING"}]}""");
        world.Meddler.Answer("DescribeExecution", """{"status":"RUNNING","input":"{\"rollout\":\"t-1\"}"}""");

        (await Executions.FindRunningAsync("t-1", ct)).Should().Be("pipeline-1");
    }

    [Fact]
    public async Task Without_a_machine_nothing_runs()
    {
        world.Meddler.Refuse("ListExecutions", "StateMachineDoesNotExist");

        (await Executions.FindRunningAsync("t-1", ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_name_that_is_taken_starts_nothing()
    {
        world.Meddler.Refuse("StartExecution", "ExecutionAlreadyExists");

        (await Executions.StartAsync("t-1", "{}", ct)).Should().BeFalse();
    }

    [Fact]
    public async Task A_start_that_is_throttled_is_tried_again()
    {
        world.Meddler.Refuse("StartExecution", "ThrottlingException", times: 2);
        world.Meddler.Answer("StartExecution", """{"executionArn":"arn:e","startDate":1}""");

        (await Executions.StartAsync("t-1", "{}", ct)).Should().BeTrue();
    }

    [Theory]
    [InlineData("StateMachineDoesNotExist")]
    [InlineData("ExecutionLimitExceeded")]
    [InlineData("AccessDeniedException")]
    public async Task A_start_that_is_refused_says_why(string code)
    {
        world.Meddler.Refuse("StartExecution", code);

        var start = () => Executions.StartAsync("t-1", "{}", ct);

        (await start.Should().ThrowAsync<TerminalException>()).Which.Code.Should().Be(code);
    }

    [Theory]
    [InlineData("TaskTimedOut")]
    [InlineData("TaskDoesNotExist")]
    [InlineData("InvalidToken")]
    public async Task A_question_that_is_no_longer_open_takes_no_answer(string code)
    {
        world.Meddler.Refuse("SendTaskSuccess", code);

        (await Executions.AnswerAsync("token", "{}", ct)).Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_that_may_not_be_given_is_an_error()
    {
        world.Meddler.Refuse("SendTaskSuccess", "AccessDeniedException");

        var answer = () => Executions.AnswerAsync("token", "{}", ct);

        await answer.Should().ThrowAsync<TerminalException>();
    }

    [Fact]
    public async Task A_machine_is_deployed_unless_Step_Functions_knows_none()
    {
        world.Meddler.Answer("DescribeStateMachine", """{"status":"ACTIVE"}""");
        (await Executions.IsDeployedAsync(ct)).Should().BeTrue();

        world.Meddler.Refuse("DescribeStateMachine", "StateMachineDoesNotExist");
        (await Executions.IsDeployedAsync(ct)).Should().BeFalse();

        world.Meddler.Answer("DescribeStateMachine", """{"status":"DELETING"}""");
        (await Executions.IsDeployedAsync(ct)).Should().BeFalse();
    }

    [Fact]
    public async Task Whoever_may_start_a_machine_need_not_be_allowed_to_look_at_it()
    {
        world.Meddler.Refuse("DescribeStateMachine", "AccessDeniedException");

        (await Executions.IsDeployedAsync(ct)).Should().BeTrue();
    }

    public void Dispose() => world.Dispose();
}
