using System.Text.Json;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>
/// Old versions that came by stack sets or account by account go when the new ones are there, as organization packs do.
/// </summary>
public sealed class ReplacedDeliveriesTests
{
    private static readonly RolloutId Earlier = RolloutId.Parse("earlier-20261102T080000");

    /// <summary>One pack, small, in another version.</summary>
    private static readonly Pack Old = Content.Release.Packs[0] with { Template = Content.Release.Packs[0].Template + "\n# the version before\n" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Delivery.Account, Delivery.Account)]
    [InlineData(Delivery.StackSet, Delivery.StackSet)]
    [InlineData(Delivery.StackSet, Delivery.Organization)]
    [InlineData(Delivery.Account, Delivery.Organization)]
    public async Task The_old_version_goes_from_every_target_that_has_the_new_one(Delivery before, Delivery now)
    {
        using var stage = NewStage(now);
        await RolledOutAsync(stage, Old, before);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.In(TargetState.Deployed).Should()
            .OnlyContain(t => !stage.OwnPacksIn(t.Target).Contains(Old.DeployedName.Value));
        outcome.In(TargetState.Deployed).Should().OnlyContain(t => stage.PacksIn(t.Target) == 2);
        outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Should().HaveCount(2, "one a region")
            .And.OnlyContain(e => e.Detail.Contains("is deleted from 4 accounts"));
        stage.Cloud.Calls["cloudformation:DeleteStackSet"].Should().Be(before == Delivery.StackSet ? 2 : 0, "empty sets go as well");
    }

    [Fact]
    public async Task What_is_gone_is_not_looked_for_again()
    {
        using var stage = NewStage(Delivery.Account);
        await RolledOutAsync(stage, Old, Delivery.Account);
        await stage.PlayAsync();
        var deleted = stage.Cloud.Calls["config:DeleteConformancePack"];

        await RolledOutAsync(stage, Content.Release.Packs[0], Delivery.Account, "later-20261104T080000", days: 2);

        stage.Cloud.Calls["config:DeleteConformancePack"].Should().Be(deleted);
    }

    [Fact]
    public async Task A_version_with_a_check_that_no_new_pack_has_stays_and_says_so()
    {
        var other = Old with { Template = Old.Template.Replace("S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED", "IAM_ROOT_ACCESS_KEY_CHECK", StringComparison.Ordinal) };
        using var stage = NewStage(Delivery.Account);
        await RolledOutAsync(stage, other, Delivery.Account);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.In(TargetState.Deployed).Should()
            .OnlyContain(t => stage.OwnPacksIn(t.Target).Contains(other.DeployedName.Value));
        outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Should().HaveCount(2)
            .And.OnlyContain(e => e.Detail.Contains("stays: 1 of its checks") && e.Detail.Contains("IAM_ROOT_ACCESS_KEY_CHECK"));
    }

    [Fact]
    public async Task An_account_without_the_new_version_keeps_the_old_one()
    {
        var spec = Spec(Delivery.Account);
        using var stage = NewStage(spec with { Scope = new() { Exclude = [.. spec.Scope.Exclude, new(Organizations.Id(4), "frozen")] } });
        await RolledOutAsync(stage, Old, Delivery.Account);

        var outcome = await stage.RunAsync(Person.Nobody, Ct);

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        stage.OwnPacksIn(new(Organizations.Id(4), Ireland)).Should().Equal(Old.DeployedName.Value);
        stage.OwnPacksIn(new(Organizations.Id(3), Ireland)).Should().NotContain(Old.DeployedName.Value);
        outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Should()
            .OnlyContain(e => e.Detail.Contains("1 accounts keep it"));
    }

    [Theory]
    [InlineData(Delivery.Account, Delivery.Account)]
    [InlineData(Delivery.StackSet, Delivery.StackSet)]
    [InlineData(Delivery.StackSet, Delivery.Organization)]
    public async Task A_rollback_brings_the_old_version_back_before_the_new_one_goes(Delivery before, Delivery now)
    {
        using var stage = NewStage(Spec(now), Content.Release.With([Content.Release.Packs[0]]));
        await RolledOutAsync(stage, Old, before);
        await stage.PlayAsync();

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct, r => r with { MayDelete = true });

        outcome.Status.Should().Be(RolloutStatus.RolledBack, outcome.State.Reason);
        stage.Clock.Advance(TimeSpan.FromHours(3));
        outcome.In(TargetState.RolledBack).Should().HaveCount(8).And.OnlyContain(t => stage.PacksIn(t.Target) == 0)
            .And.OnlyContain(t => stage.OwnPacksIn(t.Target).Single() == Old.DeployedName.Value);
        outcome.Events.Should().ContainSingle(e => e.Kind == RolloutEventKind.VersionRestored);
    }

    [Theory]
    [InlineData(Delivery.Account)]
    [InlineData(Delivery.StackSet)]
    public async Task Killed_at_any_call_of_it_everything_goes_once(Delivery delivery)
    {
        using var calm = NewStage(delivery);
        await RolledOutAsync(calm, Old, delivery);
        var before = calm.Cloud.Calls.Total;
        await calm.RunAsync(Person.Nobody, Ct);

        for (var call = calm.Cloud.Calls.Total - before - 1; call > (calm.Cloud.Calls.Total - before) / 2; call -= 9)
        {
            using var stage = NewStage(delivery);
            await RolledOutAsync(stage, Old, delivery);
            await stage.BeginAsync(Ct);
            await stage.LosePowerAtAsync(call, Ct);

            var outcome = await stage.GoOnAsync(Person.Nobody, Ct);

            outcome.Status.Should()
                .Be(RolloutStatus.Completed, $"power was lost at call {call}: {outcome.State.Reason}");
            outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Should()
                .HaveCount(2, $"power was lost at call {call}");
            outcome.In(TargetState.Deployed).Should()
                .OnlyContain(t => !stage.OwnPacksIn(t.Target).Contains(Old.DeployedName.Value));
            stage.Cloud.Calls["cloudformation:DeleteStackInstances"].Should().BeLessThanOrEqualTo(
                calm.Cloud.Calls["cloudformation:DeleteStackInstances"] + 1, "no operation is started twice");
        }
    }

    private static RolloutSpec Spec(Delivery delivery) => A.Spec(A.Wave("canary", 2), A.Rest) with
    {
        Delivery = delivery,
        Gates = new GateRules { MaxFailedTargets = new Allowance(0) },
        Scope = new() { Exclude = [new(Organizations.Id(0), "management")] },
        Regions = [Virginia, Ireland],
    };

    private static Stage NewStage(Delivery delivery) => NewStage(Spec(delivery));

    private static Stage NewStage(RolloutSpec spec, Release? release = null) =>
        new(Organizations.Of(5, Virginia.Value, Ireland.Value), spec, [], release: release);

    /// <summary>
    /// Another rollout, of one pack, from its beginning to its end; the stage's own comes two hours later.
    /// </summary>
    private static async Task RolledOutAsync(
        Stage stage, Pack pack, Delivery delivery, string? name = null, int days = -1)
    {
        var id = name is null ? Earlier : RolloutId.Parse(name);
        var (spec, release) = (Spec(delivery), Content.Release.With([pack]));
        await stage.Ports.Artifacts.PutAsync($"release-{id}", JsonSerializer.Serialize(release, StepJson.Options), Ct);
        await stage.Ports.Artifacts.PutAsync($"spec-{id}", JsonSerializer.Serialize(spec, StepJson.Options), Ct);
        await stage.Ports.Ledger.CreateAsync(
            new(id, "another", Stage.Start.AddDays(days), $"spec-{id}", $"release-{id}", Person.Name), Ct);
        var runner = stage.NewRunner();
        await runner.BeginAsync("rollout", id.Value, new JsonObject { ["rollout"] = id.Value }, "seed-1", Ct);
        (await runner.RunAsync(id, id.Value, Ct)).Should().BeOfType<FlowResult.Ended>();
        stage.Clock.Advance(TimeSpan.FromHours(2));
    }
}
