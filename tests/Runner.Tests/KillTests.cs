using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Runner.Tests;

/// <summary>A process that is killed loses nothing, repeats nothing, and the next one goes on where it was.</summary>
public sealed class KillTests
{
    private static readonly RolloutSpec Spec = A.Spec(A.Wave("canary", 2), A.Rest) with
    {
        Gates = new GateRules { MaxFailedTargets = new Allowance(0), Bake = TimeSpan.FromMinutes(10) },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_at_every_save_it_ends_as_if_nothing_had_happened(bool before)
    {
        var (undisturbed, _) = await RunAsync();

        for (var save = 1; ; save++)
        {
            using var stage = NewStage();
            await stage.BeginAsync(Ct);
            var store = new DyingStore(stage.Executions, save, before);
            var outcome = await DieAndGoOnAsync(stage, store);
            if (!store.HasDied)
            {
                save.Should().BeGreaterThan(20, "a rollout takes more steps than that");
                return;
            }

            await IsTheSameAsync(stage, outcome, undisturbed, $"killed {(before ? "before" : "after")} save {save}");
        }
    }

    [Fact]
    public async Task Killed_in_the_middle_of_any_step_it_ends_as_if_nothing_had_happened()
    {
        var (undisturbed, calls) = await RunAsync();

        for (var call = 3; call < calls; call += 7)
        {
            using var stage = NewStage();
            await stage.BeginAsync(Ct);
            await stage.LosePowerAtAsync(call, Ct);

            var outcome = await stage.GoOnAsync(Person.Nobody, Ct);

            await IsTheSameAsync(stage, outcome, undisturbed, $"power lost at call {call}");
        }
    }

    [Fact]
    public async Task Of_two_processes_the_one_that_was_first_is_fenced_off()
    {
        using var stage = NewStage();
        await stage.BeginAsync(Ct);
        var second = 0;
        var takeover = new AfterStep("PutPacks", async () =>
        {
            second++;
            var outcome = await stage.GoOnAsync(Person.Nobody, Ct);
            outcome.Status.Should().Be(RolloutStatus.Completed);
        });
        var first = () => stage.NewRunner(takeover).RunAsync(stage.Rollout, stage.Rollout.Value, Ct);

        var conflict = await first.Should().ThrowAsync<ExecutionConflictException>();

        conflict.Which.Id.Should().Be(stage.Rollout.Value);
        second.Should().Be(1);
        stage.Wire.Puts.Should().HaveCount(2 * 2 * 2, "what the first had put, the second found");
    }

    [Fact]
    public async Task An_execution_that_nobody_began_is_refused()
    {
        using var stage = NewStage();

        var run = () => stage.NewRunner().RunAsync(stage.Rollout, "nobody-began-this", Ct);

        (await run.Should().ThrowAsync<Steps.TerminalException>()).Which.Code.Should().Be("NoSuchExecution");
    }

    [Fact]
    public async Task An_execution_that_has_ended_stays_as_it_is()
    {
        using var stage = NewStage();
        var ended = await stage.RunAsync(Person.Nobody, Ct);

        var again = await stage.GoOnAsync(Person.Nobody, Ct);

        again.Result.Should().Be(ended.Result);
        again.Events.Should().Equal(ended.Events);
    }

    private static async Task<(Outcome Outcome, int Calls)> RunAsync()
    {
        using var stage = NewStage();
        var outcome = await stage.RunAsync(Person.Nobody, Ct);
        outcome.Status.Should().Be(RolloutStatus.Completed);
        return (outcome, (int)stage.Cloud.Calls.Total);
    }

    private static async Task<Outcome> DieAndGoOnAsync(Stage stage, DyingStore store)
    {
        try
        {
            await stage.NewRunner(store: store).RunAsync(stage.Rollout, stage.Rollout.Value, Ct);
        }
        catch (ProcessKilledException)
        {
            stage.LoseMemory();
        }

        return await stage.GoOnAsync(Person.Nobody, Ct);
    }

    /// <summary>The same end for everybody, and each pack put once a region and wave.</summary>
    private static async Task IsTheSameAsync(Stage stage, Outcome outcome, Outcome undisturbed, string because)
    {
        await Invariants.HoldAsync(stage, outcome, Ct);
        outcome.Status.Should().Be(undisturbed.Status, because);
        outcome.Targets.Select(t => (t.Target, t.Wave, t.State)).Should()
            .Equal(undisturbed.Targets.Select(t => (t.Target, t.Wave, t.State)), because);
        outcome.Events.Select(e => e.Id).Where(id => !id.StartsWith("drift:", StringComparison.Ordinal)).Should()
            .BeEquivalentTo(undisturbed.Events.Select(e => e.Id).Where(id => !id.StartsWith("drift:", StringComparison.Ordinal)), because);
        stage.Wire.Puts.Where(p => p.Accepted).GroupBy(p => (p.Pack, p.Region, p.Excluded.Count))
            .Should().HaveCount(2 * 2 * 2, because).And.OnlyContain(g => g.Count() == 1, because);
    }

    private static Stage NewStage() => new(Organizations.Of(6, "us-east-1", "eu-west-1"), Spec, []);

    private sealed class AfterStep(string step, Func<Task> act) : IFlowObserver
    {
        private bool done;

        public void Saw(IReadOnlyList<Asl.ExecutionEvent> events)
        {
        }

        public async Task AfterStepAsync(string answered, CancellationToken ct)
        {
            if (answered == step && !done)
            {
                done = true;
                await act();
            }
        }

        public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;
    }
}
