using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.Telemetry;
using PciAutoHeal.Functions.Bootstrap;
using PciAutoHeal.Functions.Tests.Lambda;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Functions.Tests.Bootstrap;

public sealed class InvocationLoopTests : IAsyncLifetime
{
    private readonly Dictionary<string, string?> variables = [];
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly SocketsHttpHandler transport = new();
    private RuntimeApiServer lambda = null!;
    private RuntimeApi api = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        lambda = await RuntimeApiServer.StartAsync();
        api = new(transport, new Uri($"http://{lambda.HostAndPort}"));
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        end.Dispose();
        api.Dispose();
        transport.Dispose();
        await lambda.DisposeAsync();
    }

    [Fact]
    public async Task What_the_function_answers_is_the_answer_of_one_invocation_after_the_other()
    {
        Serve((input, _) => Task.FromResult<JsonNode?>(new JsonObject { ["got"] = input!["n"]!.DeepClone() }));

        var answers = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            answers.Add((await lambda.InvokeAsync($$"""{"n":{{n}}}""", ct: Ct)).Body);
        }

        answers.Should().Equal("""{"got":0}""", """{"got":1}""", """{"got":2}""", """{"got":3}""", """{"got":4}""");
    }

    [Fact]
    public async Task Nothing_is_null_and_an_apostrophe_stays_one()
    {
        Serve((input, _) => Task.FromResult(input is null ? null : (JsonNode)$"it's \"{input}\""));

        (await lambda.InvokeAsync("null", ct: Ct)).Body.Should().Be("null");
        (await lambda.InvokeAsync("\"é\"", ct: Ct)).Body.Should().Be("\"it's \\\"é\\\"\"");
    }

    [Fact]
    public async Task Failures_carry_the_names_that_state_machines_match()
    {
        Serve((input, _) => throw ((string?)input switch
        {
            "later" => new TransientException("ThrottlingException", "Rate exceeded"),
            "never" => new TerminalException("AccessDenied", "no"),
            _ => new InvalidOperationException("a defect"),
        }));

        var later = await lambda.InvokeAsync("\"later\"", ct: Ct);
        var never = await lambda.InvokeAsync("\"never\"", ct: Ct);
        var defect = await lambda.InvokeAsync("\"defect\"", ct: Ct);

        later.Should().Be(new RuntimeApiServer.Answer(
            "TransientException", """{"errorType":"TransientException","errorMessage":"ThrottlingException: Rate exceeded","stackTrace":[]}"""));
        never.ErrorType.Should().Be("TerminalException");
        defect.ErrorType.Should().Be("InvalidOperationException");
        JsonNode.Parse(defect.Body)!["stackTrace"]!.AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_function_that_failed_answers_the_next_event()
    {
        Serve((input, _) => (bool)input! ? Task.FromResult<JsonNode?>("fine") : throw new TerminalException("Broken", "once"));

        await lambda.InvokeAsync("false", ct: Ct);

        (await lambda.InvokeAsync("true", ct: Ct)).Should().Be(new RuntimeApiServer.Answer(null, "\"fine\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":1}x")]
    [InlineData("\u0000")]
    public async Task An_event_that_is_no_JSON_fails_for_good(string payload)
    {
        Serve((_, _) => throw new InvalidOperationException("it must not come to this"));

        var answer = await lambda.InvokeAsync(payload, ct: Ct);

        answer.ErrorType.Should().Be("TerminalException");
        answer.Body.Should().Contain("BadInput");
    }

    [Fact]
    public async Task What_Step_Functions_would_not_pass_on_is_refused_both_ways()
    {
        var million = $"\"{new string('x', 1_000_000)}\"";
        Serve((_, _) => Task.FromResult(JsonNode.Parse(million)));

        var tooMuchIn = await lambda.InvokeAsync(million, ct: Ct);
        var tooMuchOut = await lambda.InvokeAsync("{}", ct: Ct);

        tooMuchIn.Body.Should().Contain("PayloadTooLarge").And.Contain("The event has 1000002 bytes");
        tooMuchOut.Body.Should().Contain("PayloadTooLarge").And.Contain("The answer has 1000002 bytes");
    }

    [Fact]
    public async Task The_context_says_how_much_time_is_left_and_the_trace_is_in_the_environment()
    {
        variables["AWS_LAMBDA_FUNCTION_NAME"] = "pciautoheal-plan-waves";
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        Serve((_, context) => Task.FromResult<JsonNode?>(new JsonObject
        {
            ["left"] = context.RemainingTime.TotalSeconds,
            ["name"] = context.FunctionName,
            ["memory"] = context.MemoryLimitInMB,
            ["request"] = context.AwsRequestId,
            ["trace"] = variables["_X_AMZN_TRACE_ID"],
        }));

        var answer = JsonNode.Parse((await lambda.InvokeAsync("{}", TimeSpan.FromSeconds(60), Ct)).Body)!;

        ((double)answer["left"]!).Should().BeInRange(30, 60);
        ((string)answer["name"]!).Should().Be("pciautoheal-plan-waves");
        ((int)answer["memory"]!).Should().Be(512);
        ((string)answer["trace"]!).Should().Be($"Root=1-{answer["request"]}");
    }

    [Fact]
    public async Task What_was_measured_is_written_before_the_answer()
    {
        using var output = new StringWriter();
        using var metrics = new EmbeddedMetrics(output, TimeProvider.System);
        Serve(
            (_, _) =>
            {
                Metrics.Throttles.Add(1, new KeyValuePair<string, object?>(Traces.ApiTag, "test:InvocationLoop"));
                return Task.FromResult<JsonNode?>(null);
            },
            metrics);

        await lambda.InvokeAsync("{}", TimeSpan.FromSeconds(60), Ct);

        output.ToString().Should().Contain("test:InvocationLoop");
    }

    private void Serve(LambdaFunction function, EmbeddedMetrics? metrics = null) =>
        _ = new InvocationLoop(
            api,
            new FunctionEnvironment(variables.GetValueOrDefault, (name, value) => variables[name] = value),
            TimeProvider.System,
            NullLogger<InvocationLoop>.Instance,
            metrics).RunAsync(function, end.Token);
}
