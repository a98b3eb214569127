using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Durations;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>How long targets took before says when one of them is stuck.</summary>
public sealed class LearnedDurationTests
{
    private static readonly Fault Hanging = new(FaultKind.PackStuck, Early, Ireland);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rollout_leaves_a_few_numbers_for_those_after_it()
    {
        using var stage = On();

        var outcome = await stage.PlayAsync();

        var kept = await stage.Ports.Book.FindAsync<DurationsKept>(stage.Rollout, DurationsKept.Document, Ct);
        var packs = stage.Release.Packs.Select(p => DurationsKept.FamilyOf(p.DeployedName)).ToList();
        kept!.Packs.Select(it => it.Pack).Distinct().Should().BeEquivalentTo(packs);
        kept.Packs.Where(it => it.Pack == packs[0]).Sum(it => it.Sketch.Count).Should()
            .Be(outcome.In(TargetState.Deployed).Count());
        kept.Packs.Should().OnlyContain(it => it.Delivery == Delivery.Organization && it.Sketch.Counts.Count < 10);
    }

    [Theory]
    [InlineData(0, null, 45)]
    [InlineData(100, null, 10)] // 3 × 100 s is less than the least
    [InlineData(600, null, 33)] // sizes are whole numbers, a fifth apart
    [InlineData(100, 20, 20)]
    public async Task A_target_is_stuck_after_what_was_learned_or_given(int earlierSeconds, int? given, int minutes)
    {
        using var stage = On(Spec.With(gates => gates with { StuckAfter = given is { } m ? TimeSpan.FromMinutes(m) : null }), Hanging);
        await LearnedAsync(stage, earlierSeconds);

        var outcome = await stage.PlayAsync();

        var stuck = outcome.Events.First(e => e.Kind == RolloutEventKind.TargetStuck);
        var quiet = stuck.At - outcome.Targets.Where(t => t.Wave <= 1 && t.Target.Region == Ireland && t.State == TargetState.Deployed).Max(t => t.UpdatedAt);
        quiet.Should()
            .BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(minutes)).And.BeLessThan(TimeSpan.FromMinutes(minutes * 1.35));
        var decided = await stage.Ports.Book.FindAsync<StuckTime>(stage.Rollout, "stuck-w1.0", Ct);
        decided!.After.Should().Be(TimeSpan.FromMinutes(minutes));
    }

    [Fact]
    public async Task The_plan_and_the_timeline_say_which_time_and_why()
    {
        using var stage = On();
        await LearnedAsync(stage, 600);

        var outcome = await stage.PlayAsync();

        outcome.Plan!.Diagnostics.Should().ContainSingle(d => d.Code == "PAH1315")
            .Which.Message.Should().Be("Targets without progress count as stuck after 33 min: 3 × p95 of 1 rollout.");
        outcome.Events.First(e => e.Kind == RolloutEventKind.WaveStarted).Detail
            .Should().EndWith("; stuck after 33 min: 3 × p95 of 1 rollout");
    }

    [Fact]
    public async Task What_was_learned_is_no_part_of_what_is_approved()
    {
        using var without = On();
        using var with = On();
        await LearnedAsync(with, 600);

        var plans = ((await without.PlayAsync()).Plan!, (await with.PlayAsync()).Plan!);

        plans.Item2.Hash.Should().Be(plans.Item1.Hash);
    }

    /// <summary>Another rollout of the same packs, an hour before, in which every target took this long.</summary>
    private static async Task LearnedAsync(Stage stage, int seconds)
    {
        if (seconds == 0)
        {
            return;
        }

        var earlier = RolloutId.For("earlier", Stage.Start.AddHours(-1));
        await stage.Ports.Ledger.CreateAsync(
            new(earlier, "earlier", Stage.Start.AddHours(-1), "spec", "release", Person.Name), Ct);
        var sketch = DurationSketch.Of(Enumerable.Repeat(TimeSpan.FromSeconds(seconds), 30));
        var packs = stage.Release.Packs.Select(p => DurationsKept.FamilyOf(p.DeployedName));
        await stage.Ports.Book.KeepAsync(
            earlier, DurationsKept.Document, DurationsKept.Nothing.With(0, Delivery.Organization, packs, sketch), Ct);
    }
}
