using Amazon.Runtime;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Cli.Tests.Harness;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Operators;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary><c>--engine stepfunctions</c> against moto, which starts executions and runs no step.</summary>
public sealed class DeployedEngineTests : IDisposable
{
    private const string Region = "us-east-1";
    private const string Ledger = "dynamodb:pciautoheal-ledger";
    private const string Arn = $"arn:aws:states:{Region}:123456789012:stateMachine:pciautoheal-rollout";
    private static readonly RolloutId Paused = RolloutId.Parse("paused-20261102T080000");
    private readonly Folder folder = new();

    [Fact]
    public async Task A_rollout_is_started_once_in_the_deployed_machine_and_taken_up_again_after_its_end()
    {
        await using var moto = await StartMotoAsync();
        folder.Write("rollout.yaml", $"name: sfn\npacks: [ec2-lambda]\nregions: [{Region}]\nwaves: [{{ name: rest, rest: true }}]\n");

        var missing = await RunAsync(moto.Url, "start", "--engine", "stepfunctions");
        (missing.Exit, missing.Error).Should().Match<(int Exit, string Error)>(m => m.Exit == ExitCode.Invalid && m.Error.Contains("PAH4066"));
        await CreateMachineAsync(moto.Url);
        (await LookAsync(moto.Url))["tables"]!.AsArray().Should().BeEmpty("nothing is half done");

        var started = await RunAsync(moto.Url, "start", "--engine", "stepfunctions", "--output", "json");
        started.Exit.Should().Be(ExitCode.Done, started.Error);
        var rollout = (string)started.Json["rollout"]!;
        started.Error.Should().Contain($"rollout watch {rollout} --ledger {Ledger}");
        var again = await RunAsync(
            moto.Url, "start", "--engine", "stepfunctions", "--state-machine", Arn, "--output", "json");
        ((string?)again.Json["rollout"]).Should().Be(rollout, again.Error);
        var execution = (await LookAsync(moto.Url))["executions"]!.AsArray().Should().ContainSingle().Subject!;
        ((string?)execution["name"]).Should().Be(rollout);
        ((string?)execution["input"]).Should().Be($$"""{"rollout":"{{rollout}}"}""");

        (await Python.RunAsync("moto_machine.py", "stop", moto.Url, Region, (string)execution["executionArn"]!)).Exit.Should().Be(0);
        var resumed = await RunAsync(moto.Url, "resume");
        resumed.Exit.Should().Be(ExitCode.Done, resumed.Error);
        (await LookAsync(moto.Url))["executions"]!.AsArray().Select(e => ((string?)e!["name"], (string?)e["status"]))
            .Should().BeEquivalentTo([(rollout, "ABORTED"), ($"{rollout}.2", "RUNNING")]);
    }

    [Fact]
    public async Task A_question_that_is_open_gets_the_answer_and_one_that_is_not_says_so()
    {
        await using var moto = await StartMotoAsync();
        var ledger = await StoppedRolloutAsync(moto.Url);
        var answers = new List<(string? Token, string? Output)>();
        using var proxy = new StatesProxy(moto.Url, Moto.FreePort(), (operation, body) =>
        {
            if (operation == "DescribeExecution")
            {
                return (200, """{"status":"RUNNING"}""");
            }

            answers.Add(((string?)body["taskToken"], (string?)body["output"]));
            return answers.Count == 1 ? (200, "{}") : (400, """{"__type":"TaskTimedOut","message":"Provided task does not exist anymore"}""");
        });

        var resumed = await RunAsync(proxy.Url, "resume", "--engine", "stepfunctions", "--actor", "alice");
        var late = await RunAsync(proxy.Url, "resume", "--engine", "stepfunctions", "--actor", "bob");
        var wishOfBob = await ledger.Desk.FindAsync(Paused, TestContext.Current.CancellationToken);
        var abort = await RunAsync(proxy.Url, "abort", "--engine", "stepfunctions", "--actor", "carol");

        resumed.Exit.Should().Be(ExitCode.Done, resumed.Error);
        answers[0].Token.Should().Be("token-1");
        StepJson.Read<OperatorReply>(answers[0].Output!).Should()
            .Match<OperatorReply>(r => r.Kind == "Resume" && r.Actor == "alice");
        late.Exit.Should().Be(ExitCode.Invalid);
        late.Error.Should().Contain("PAH4067").And.NotContain("   at ");
        wishOfBob.Should().BeNull("a flow that goes on does not hear it a second time");
        abort.Exit.Should().Be(ExitCode.Done, abort.Error);
        abort.Out.Should().Contain("at its next step");
        (await ledger.Desk.FindAsync(Paused, TestContext.Current.CancellationToken))!.Wish.Should().Be(Steps.Ports.OperatorWish.Abort);
    }

    [Fact]
    public async Task A_flow_that_has_ended_is_taken_up_and_answered_when_it_asks()
    {
        await using var moto = await StartMotoAsync();
        var ledger = await StoppedRolloutAsync(moto.Url);
        var seen = new List<string>();
        using var proxy = new StatesProxy(moto.Url, Moto.FreePort(), (operation, body) =>
        {
            seen.Add($"{operation} {(string?)body["name"]}{(string?)body["taskToken"]}");
            switch (operation)
            {
                case "DescribeExecution" when ((string)body["executionArn"]!).EndsWith($":{Paused}", StringComparison.Ordinal):
                    return (200, """{"status":"ABORTED"}""");
                case "DescribeExecution":
                    return (400, """{"__type":"ExecutionDoesNotExist","message":"no such execution"}""");
                case "StartExecution":
                    seen.Add((string)body["input"]!);
                    AskAsync(ledger, "token-2").GetAwaiter().GetResult();
                    return (200, """{"executionArn":"arn:e","startDate":1}""");
                case "ListExecutions":
                    return (200, """{"executions":[]}""");
                case "SendTaskSuccess" when (string?)body["taskToken"] == "token-1":
                    return (400, """{"__type":"TaskDoesNotExist","message":"its execution was stopped"}""");
                default:
                    return (200, "{}");
            }
        });

        var resumed = await RunAsync(proxy.Url, "resume", "--engine", "stepfunctions");

        resumed.Exit.Should().Be(ExitCode.Done, resumed.Error);
        seen.Where(s => !s.StartsWith("Describe", StringComparison.Ordinal) && !s.StartsWith("List", StringComparison.Ordinal)).Should().Equal(
            "SendTaskSuccess token-1",
            $"StartExecution {Paused}.2", $$$"""{"rollout":"{{{Paused}}}","plan":{"kind":"Feasible"}}""", "SendTaskSuccess token-2");
    }

    public void Dispose() => folder.Dispose();

    private async Task<Moto> StartMotoAsync()
    {
        await Python.RequireAsync("boto3", "moto.server");
        return await Moto.StartAsync(folder.Root);
    }

    private async Task<Ran> RunAsync(string url, params string[] verb)
    {
        await using var program = Running.Program(
            folder.Root, ["rollout", .. verb, "--endpoint-url", url, "--region", Region, "--ledger", Ledger]);
        return await program.EndAsync();
    }

    private async Task CreateMachineAsync(string url)
    {
        var definition = folder.Write("rollout.asl.json", Flows.TextOf("rollout"));
        var made = await Python.RunAsync("moto_machine.py", "create", url, Region, "pciautoheal-rollout", definition);
        made.Out.Trim().Should().Be(Arn, made.Error);
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> LookAsync(string url) =>
        (await Python.RunAsync("moto_machine.py", "look", url, Region, Arn)).Json;

    /// <summary>A rollout that has a plan, was paused and has asked, as the steps leave it in the ledger.</summary>
    private static async Task<DynamoDbLedger> StoppedRolloutAsync(string url)
    {
        var ct = TestContext.Current.CancellationToken;
        var ledger = new DynamoDbLedger(
            DynamoDbClients.Create(new(Core.Accounts.Region.Parse(Region), TimeProvider.System)
            {
                ServiceUrl = url,
                Credentials = new BasicAWSCredentials("test", "test"),
            }),
            "pciautoheal-ledger",
            TimeProvider.System);
        var at = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        await ledger.EnsureTableAsync(ct);
        await ledger.Rollouts.CreateAsync(new(Paused, "paused", at, "spec", "release", "somebody"), ct);
        await ledger.Rollouts.AppendAsync(
            Paused,
            [
                new("planned", at, RolloutEventKind.RolloutPlanned, "planned") { PlanHash = "sha256:1" },
                new("paused", at, RolloutEventKind.RolloutPaused, "paused"),
            ],
            ct);
        await AskAsync(ledger, "token-1");
        return ledger;
    }

    private static Task AskAsync(DynamoDbLedger ledger, string token) =>
        new RolloutBook(ledger.Rollouts, ledger.Artifacts).KeepAsync(
            Paused, OperatorQuestion.Document, new OperatorQuestion(Paused, QuestionKind.Stopped, token, "sha256:1"), default);
}
