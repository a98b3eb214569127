using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Asl;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Functions.Tests.StateMachines;

/// <summary>What Step Functions allows an execution: 25,000 events of history, 256 KB from state to state.</summary>
public sealed class BudgetTests
{
    private const int MostEvents = 25_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wave_that_bakes_for_a_fortnight_leaves_room_in_its_history()
    {
        var spec = A.Spec(A.Wave("canary", 2), A.Rest) with { Gates = new GateRules { Bake = TimeSpan.FromDays(14) } };
        using var stage = new Stage(Organizations.Of(4, "us-east-1"), spec, []);

        var outcome = await stage.RunAsync(Person.Nobody, Ct);

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        var stored = await stage.Executions.FindAsync(stage.Rollout.Value, Ct);
        var execution = Execution.FromJson((string)JsonNode.Parse(stored!.Json)!["execution"]!);
        execution.LongestHistory.Should().BeInRange(1_000, MostEvents * 3 / 5);
    }

    [Fact]
    public async Task What_steps_pass_on_does_not_grow_with_the_organization()
    {
        var few = await LargestAnswersAsync(accounts: 8);
        var many = await LargestAnswersAsync(accounts: 240);

        many.Keys.Should().BeEquivalentTo(few.Keys);
        many.Should().AllSatisfy(step => step.Value.Should().BeLessThan(2 * few[step.Key] + 200, step.Key));
        many.Values.Max().Should().BeLessThan(8 * 1024, "a whole state is a dozen of them, and 256 KB is the most");
    }

    private static async Task<IReadOnlyDictionary<string, int>> LargestAnswersAsync(int accounts)
    {
        var spec = A.Spec(A.Wave("canary", 2, 3), A.Rest) with { Gates = new GateRules { Bake = TimeSpan.FromMinutes(10) } };
        using var stage = new Stage(Organizations.Of(accounts, "us-east-1", "eu-west-1"), spec, []);
        await stage.BeginAsync(Ct);
        var scales = new Scales(stage.Ports);
        var runner = new FlowRunner(
            Flows.Machines, stage.Ports, stage.Executions, new SilentObserver(), NullLogger<FlowRunner>.Instance, scales);

        var result = await runner.RunAsync(stage.Rollout, stage.Execution, Ct);

        result.Should().Be(new FlowResult.Ended(null, null));
        return scales.Largest;
    }

    /// <summary>Weighs what every step answers.</summary>
    private sealed class Scales(StepPorts ports) : IStepCaller
    {
        private readonly ConcurrentDictionary<string, int> largest = new();

        public IReadOnlyDictionary<string, int> Largest => largest;

        public async Task<JsonNode?> CallAsync(string step, JsonNode? input, CancellationToken ct)
        {
            var answer = await StepCatalog.Find(step)!.RunAsync(ports, input, ct);
            var bytes = Encoding.UTF8.GetByteCount(answer?.ToJsonString() ?? "");
            largest.AddOrUpdate(step, bytes, (_, before) => Math.Max(before, bytes));
            return answer;
        }
    }
}
