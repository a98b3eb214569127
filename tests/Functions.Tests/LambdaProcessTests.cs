using PciAutoHeal.Functions.Bootstrap;
using PciAutoHeal.Functions.Tests.Lambda;

namespace PciAutoHeal.Functions.Tests;

public sealed class LambdaProcessTests : IAsyncLifetime
{
    private readonly Dictionary<string, string?> variables = new()
    {
        [FunctionSettings.HandlerVariable] = "PlanWaves",
        [FunctionSettings.TableVariable] = "pciautoheal",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
    };

    private readonly StringWriter log = new();
    private RuntimeApiServer lambda = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        lambda = await RuntimeApiServer.StartAsync();
        variables[FunctionSettings.RuntimeApiVariable] = lambda.HostAndPort;
    }

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        await lambda.DisposeAsync();
    }

    [Theory]
    [InlineData(FunctionSettings.TableVariable, null, "PCIAUTOHEAL_TABLE is not set")]
    [InlineData(FunctionSettings.HandlerVariable, "MakeCoffee", "expected the name of a step")]
    [InlineData(FunctionSettings.HomeRegionVariable, "atlantis", "atlantis")]
    [InlineData(FunctionSettings.ParallelismVariable, "0", "from 1 to 64")]
    [InlineData(FunctionSettings.LogLevelVariable, "loud", "expected one of")]
    [InlineData("AWS_ENDPOINT_URL", "nowhere", "not an endpoint address")]
    public async Task What_keeps_it_from_starting_is_told_to_Lambda(string variable, string? value, string reason)
    {
        variables[variable] = value;

        var code = await RunAsync(Ct);

        code.Should().Be(1);
        var told = await lambda.InitError.Task.WaitAsync(Ct);
        told.ErrorType.Should().Be("FormatException");
        told.Body.Should().Contain(reason);
        lambda.Asked.Should().Be(0);
    }

    [Fact]
    public async Task When_the_Runtime_API_hangs_up_the_process_ends_at_once()
    {
        lambda.IsGone = true;

        var code = await RunAsync(Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);

        code.Should().Be(1);
        lambda.Asked.Should().Be(1);
        log.ToString().Should().Contain("The Runtime API is gone");
    }

    [Fact]
    public async Task Started_by_hand_it_says_who_starts_it()
    {
        variables.Remove(FunctionSettings.RuntimeApiVariable);

        (await RunAsync(Ct)).Should().Be(2);

        log.ToString().Should().Contain("started by AWS Lambda");
    }

    [Fact]
    public async Task A_shape_that_the_step_does_not_take_fails_and_the_process_stays()
    {
        using var end = new CancellationTokenSource();
        var running = RunAsync(end.Token);

        var answer = await lambda.InvokeAsync("""{"rollout":5}""", ct: Ct);
        var again = await lambda.InvokeAsync("null", ct: Ct);
        await end.CancelAsync();

        answer.ErrorType.Should().Be("JsonException");
        again.Body.Should().Contain("BadInput");
        (await running).Should().Be(0);
        log.ToString().Should().Contain("\"level\":\"Error\"").And.Contain("\"RequestId\":\"request-1\"");
    }

    private Task<int> RunAsync(CancellationToken ct) => LambdaProcess.RunAsync(
        new FunctionEnvironment(variables.GetValueOrDefault, (name, value) => variables[name] = value),
        TextWriter.Synchronized(log),
        TimeProvider.System,
        ct);
}
