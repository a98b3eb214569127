using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Runner.Tests;

/// <summary>A process that is killed on a way back goes on with it, deletes nothing twice and nothing else.</summary>
public sealed class WayBackKillTests
{
    private static readonly RolloutSpec Spec = A.Spec(A.Wave("canary", 2), A.Rest) with
    {
        Remediation = RemediationMode.Heal,
        Gates = new GateRules { MaxFailedTargets = new Allowance(1), Bake = TimeSpan.FromMinutes(10) },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OperatorWish.Contain, true)]
    [InlineData(OperatorWish.Contain, false)]
    [InlineData(OperatorWish.RollBack, true)]
    [InlineData(OperatorWish.RollBack, false)]
    [InlineData(OperatorWish.Retry, true)]
    [InlineData(OperatorWish.Retry, false)]
    public async Task Killed_at_every_save_it_ends_as_if_nothing_had_happened(OperatorWish wish, bool before)
    {
        using var alone = NewStage();
        await CompleteAsync(alone);
        var undisturbed = await alone.TakeUpAsync(wish, Ct, MayDelete);

        for (var save = 1; ; save++)
        {
            using var stage = NewStage();
            await CompleteAsync(stage);
            await stage.AskAsync(wish, null, Ct, MayDelete);
            var store = new DyingStore(stage.Executions, save, before);
            await DieAsync(stage, store);
            var outcome = await stage.TakeUpAsync(Person.Nobody, Ct);

            IsTheSame(outcome, undisturbed, $"killed {(before ? "before" : "after")} save {save}");
            Writes(stage).Should().Equal(Writes(alone), $"killed {(before ? "before" : "after")} save {save}");
            if (!store.HasDied)
            {
                save.Should().BeGreaterThan(5, "a way back takes more steps than that");
                return;
            }
        }
    }

    [Fact]
    public async Task Killed_at_every_save_a_halted_wave_is_rolled_back_once()
    {
        var spec = Spec with { Gates = Spec.Gates with { OnHalt = HaltAction.Rollback, MaxFailedTargets = new Allowance(0) } };
        var fault = new Fault(FaultKind.PackFailed, Organizations.Id(4));
        using var alone = new Stage(Organizations.Of(6, "us-east-1"), spec, [fault]);
        var undisturbed = await alone.RunAsync(Person.Nobody, Ct);
        undisturbed.Status.Should().Be(RolloutStatus.RolledBack);

        for (var save = 1; ; save += 2)
        {
            using var stage = new Stage(Organizations.Of(6, "us-east-1"), spec, [fault]);
            await stage.BeginAsync(Ct);
            var store = new DyingStore(stage.Executions, save, before: save % 4 == 1);
            await DieAsync(stage, store);
            var outcome = await stage.GoOnAsync(Person.Nobody, Ct);

            IsTheSame(outcome, undisturbed, $"killed at save {save}");
            if (!store.HasDied)
            {
                return;
            }
        }
    }

    private static OperatorRequest MayDelete(OperatorRequest request) =>
        request with { MayDelete = request.Wish == OperatorWish.RollBack };

    private static async Task DieAsync(Stage stage, DyingStore store)
    {
        var runner = stage.NewRunner(store: store);
        try
        {
            var execution = await RolloutExecutions.OpenAsync(
                runner, store, stage.Rollout, hasPlan: true, "seed-1", Ct);
            await runner.RunAsync(stage.Rollout, execution, Ct);
        }
        catch (ProcessKilledException)
        {
            stage.LoseMemory();
        }
    }

    private static IEnumerable<string> Writes(Stage stage) => stage.Cloud.Calls.Snapshot()
        .Where(call => call.Key.StartsWith("config:Put", StringComparison.Ordinal) || call.Key.StartsWith("config:Delete", StringComparison.Ordinal))
        .Select(call => $"{call.Key} {call.Value}")
        .Order(StringComparer.Ordinal);

    private static void IsTheSame(Outcome outcome, Outcome undisturbed, string because)
    {
        outcome.Status.Should().Be(undisturbed.Status, because);
        outcome.Targets.Select(t => (t.Target, t.Wave, t.State)).Should()
            .Equal(undisturbed.Targets.Select(t => (t.Target, t.Wave, t.State)), because);
        Kinds(outcome).Should().Equal(Kinds(undisturbed), because);
    }

    /// <summary>Drift that was looked for twice was looked for at two moments.</summary>
    private static IEnumerable<RolloutEventKind> Kinds(Outcome outcome) =>
        outcome.Events.Select(e => e.Kind).Where(kind => kind != RolloutEventKind.DriftChecked).Order();

    /// <summary>With one failure, within what the gate allows, that mends itself in the night.</summary>
    private static Stage NewStage() => new(
        Organizations.Of(6, "us-east-1"), Spec, [new(FaultKind.PackFailed, Organizations.Id(4), For: TimeSpan.FromHours(12))]);

    private static async Task CompleteAsync(Stage stage)
    {
        (await stage.RunAsync(Person.Nobody, Ct)).Status.Should().Be(RolloutStatus.Completed);
        stage.Clock.Advance(TimeSpan.FromHours(13));
    }
}
