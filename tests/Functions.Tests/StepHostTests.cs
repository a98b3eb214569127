using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Functions.Tests;

public sealed class StepHostTests
{
    private static readonly JsonNode Failure =
        JsonNode.Parse("""{"rollout":"a","failure":{"Error":"TerminalException","Cause":"no"}}""")!;

    [Fact]
    public async Task A_step_that_does_not_finish_in_time_can_be_tried_again()
    {
        var host = new StepHost(() => PortsOn(new Stuck()), TimeProvider.System);

        var run = () => host.RunAsync("RecordOutcome", Failure, new Context(TimeSpan.FromSeconds(2.3)));

        (await run.Should().ThrowAsync<TransientException>()).Which.Code.Should().Be("OutOfTime");
    }

    [Fact]
    public async Task A_step_that_gets_no_time_at_all_does_not_begin()
    {
        var stuck = new Stuck();
        var host = new StepHost(() => PortsOn(stuck), TimeProvider.System);

        var run = () => host.RunAsync("RecordOutcome", Failure, new Context(TimeSpan.FromSeconds(-1)));

        await run.Should().ThrowAsync<TransientException>();
        stuck.Waited.Should().BeFalse();
    }

    [Fact]
    public async Task What_is_no_step_is_no_step()
    {
        var host = new StepHost(() => PortsOn(new Stuck()), TimeProvider.System);

        var run = () => host.RunAsync("MakeCoffee", Failure, new Context(TimeSpan.MaxValue));

        (await run.Should().ThrowAsync<TerminalException>()).Which.Code.Should().Be("NoSuchStep");
    }

    private static StepPorts PortsOn(IRolloutLedger ledger) => new(
        null!, null!, null!, null!, null!, null!, null!, null!, null!, null!, ledger, null!, null!, null!, null!,
        TimeProvider.System, new StepLimits(), NullLoggerFactory.Instance)
    {
        Aggregator = null!,
        Rules = null!,
        Trail = null!,
        Alarms = null!,
    };

    private sealed record Context(TimeSpan RemainingTime) : ILambdaContext
    {
        public string AwsRequestId => "";

        public string FunctionName => "";

        public string FunctionVersion => "";

        public string InvokedFunctionArn => "";

        public int MemoryLimitInMB => 0;
    }

    /// <summary>A ledger that never answers.</summary>
    private sealed class Stuck : IRolloutLedger
    {
        public bool Waited { get; private set; }

        public Task CreateAsync(RolloutHeader header, CancellationToken ct) => WaitAsync<bool>(ct);

        public Task<RolloutHeader?> FindAsync(RolloutId rollout, CancellationToken ct) => WaitAsync<RolloutHeader?>(ct);

        public Task<IReadOnlyList<RolloutHeader>> ListAsync(int limit, CancellationToken ct) =>
            WaitAsync<IReadOnlyList<RolloutHeader>>(ct);

        public Task AppendAsync(RolloutId rollout, IReadOnlyList<RolloutEvent> events, CancellationToken ct) =>
            WaitAsync<bool>(ct);

        public Task<IReadOnlyList<RolloutEvent>> ReadAsync(RolloutId rollout, CancellationToken ct) =>
            WaitAsync<IReadOnlyList<RolloutEvent>>(ct);

        private async Task<T> WaitAsync<T>(CancellationToken ct)
        {
            ct.ThrowIfCancellationRequested();
            Waited = true;
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException();
        }
    }
}
