using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Targets are taken out only as they were shown and confirmed, and nothing admits them again.</summary>
public sealed class EvictionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_completed_rollout_stays_completed_without_the_evicted_target()
    {
        using var stage = On();
        var target = new Target(Early, Ireland);
        await stage.PlayAsync();
        var hash = await ShowAsync(stage, target);

        var outcome = await stage.TakeUpAsync(OperatorWish.Evict, Ct, r => r with { Shown = hash });

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Excluded).Should().ContainSingle().Which
            .Should().Match<TargetRecord>(r => r.Target == target && r.ErrorCode == EvictTargets.Evicted);
        stage.Clock.Advance(TimeSpan.FromHours(3));
        outcome.Targets.Should().OnlyContain(t => stage.PacksIn(t.Target) == (t.Target == target ? 0 : 2));
    }

    [Fact]
    public async Task A_rollout_that_goes_on_does_not_admit_an_evicted_target_again()
    {
        using var stage = On();
        var target = new Target(Canary, Virginia);
        await stage.PlayAsync(observer: new Pausing(stage));
        var hash = await ShowAsync(stage, target);
        await stage.AskAsync(OperatorWish.Evict, null, Ct, r => r with { Shown = hash });

        var evicted = await stage.GoOnAsync(Person.Nobody, Ct);
        evicted.Status.Should().Be(RolloutStatus.Paused);
        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var outcome = await stage.GoOnAsync(Person.Nobody, Ct);

        outcome.Status.Should().Be(RolloutStatus.Completed);
        outcome.In(TargetState.Excluded).Should().ContainSingle().Which.Target.Should().Be(target);
        stage.PacksIn(target).Should().Be(0);
        outcome.Targets.Where(t => t.Target != target).Should().OnlyContain(t => t.State == TargetState.Deployed);
    }

    [Fact]
    public async Task What_was_not_shown_is_not_deleted()
    {
        using var stage = On();
        await stage.PlayAsync();

        var outcome = await stage.TakeUpAsync(OperatorWish.Evict, Ct, r => r with { Shown = "sha256:of-nothing" });

        outcome.Status.Should().Be(RolloutStatus.Paused);
        outcome.State.Reason.Should().Contain("NotShown");
        outcome.Targets.Should().OnlyContain(t => stage.PacksIn(t.Target) == 2);
    }

    private static async Task<string> ShowAsync(Stage stage, Target target)
    {
        var release = await stage.Ports.Book.ReleaseAsync(stage.Rollout, Ct);
        var records = await stage.Ports.Targets.ReadAsync(stage.Rollout, Ct);
        var shown = EvictionShown.Of(stage.Rollout, release, records.Where(r => r.Target == target));
        await stage.Ports.Book.KeepAsync(stage.Rollout, EvictionShown.Document(shown.Hash), shown, Ct);
        return shown.Hash;
    }

    /// <summary>Pauses once the first wave is through.</summary>
    private sealed class Pausing(Stage stage) : Runner.IFlowObserver
    {
        private bool left;

        public void Saw(IReadOnlyList<Asl.ExecutionEvent> events)
        {
        }

        public async Task AfterStepAsync(string step, CancellationToken ct)
        {
            if (!left && (await stage.Ports.Book.StateAsync(stage.Rollout, ct)).WaveAt(1) == WaveStatus.Baking)
            {
                left = true;
                await stage.AskAsync(OperatorWish.Pause, null, ct);
            }
        }

        public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;
    }
}
