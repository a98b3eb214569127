using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>
/// Accounts and regions that come while a rollout runs are held out, fast-tracked or admitted, as the spec says.
/// </summary>
public sealed class JoiningTests
{
    /// <summary>While the canary bakes, when packs are out.</summary>
    private static readonly TimeSpan InTheBake = TimeSpan.FromMinutes(20);

    private static readonly AccountId New = AccountId.Parse("999988887777");

    [Theory]
    [InlineData(Delivery.Organization, 2)] // AWS brings them: nothing that is there is taken away
    [InlineData(Delivery.StackSet, 0)]
    [InlineData(Delivery.Account, 0)]
    public async Task Who_is_held_is_in_no_wave_and_gets_nothing_from_this_rollout(Delivery delivery, int packs)
    {
        using var stage = Joins(JoinedPolicy.Hold, delivery);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Should().NotContain(t => t.Target.Account == New);
        stage.PacksIn(new(New, Ireland)).Should().Be(packs);
        Told(outcome).Should().Contain("until it is enrolled");
    }

    [Theory]
    [InlineData(Delivery.Organization)]
    [InlineData(Delivery.StackSet)]
    [InlineData(Delivery.Account)]
    public async Task Who_is_fast_tracked_enters_the_wave_that_opens_next(Delivery delivery)
    {
        using var stage = Joins(JoinedPolicy.FastTrack, delivery);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Where(t => t.Target.Account == New).Should().HaveCount(2)
            .And.OnlyContain(t => t.Wave == 1 && t.State == TargetState.Deployed);
        stage.PacksIn(new(New, Ireland)).Should().Be(2);
        outcome.Plan!.Waves[1].Accounts.Should().Contain(New);
        outcome.Events.Where(e => e.Kind == RolloutEventKind.RolloutPlanned).Should()
            .HaveCount(2, "a plan that grew has a hash of its own");
        Told(outcome).Should().Contain("enters wave 1");
    }

    [Fact]
    public async Task Who_is_admitted_has_the_packs_in_no_wave_and_no_gate_counts_it()
    {
        using var stage = Joins(JoinedPolicy.Admit, Delivery.Organization, new Fault(FaultKind.PackFailed, New));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Where(t => t.Target.Account == New).Should().HaveCount(2)
            .And.OnlyContain(t => t.Wave == null && t.State == TargetState.Failed);
        outcome.Events.Should().Contain(e => e.Kind == RolloutEventKind.TargetFailed && e.Target!.Account == New);
    }

    [Theory]
    [InlineData(Delivery.Organization, null)]
    [InlineData(Delivery.StackSet, 1)]
    [InlineData(Delivery.Account, 1)]
    public async Task Who_is_admitted_is_read_like_any_target(Delivery delivery, int? wave)
    {
        using var stage = Joins(JoinedPolicy.Admit, delivery);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Where(t => t.Target.Account == New).Should().HaveCount(2)
            .And.OnlyContain(t => t.Wave == wave && t.State == TargetState.Deployed);
        stage.PacksIn(new(New, Ireland)).Should().Be(2);
    }

    [Theory]
    [InlineData(JoinedPolicy.Hold, true)]
    [InlineData(JoinedPolicy.FastTrack, true)]
    [InlineData(JoinedPolicy.Admit, false)]
    public async Task Who_joins_before_the_first_put_is_on_its_list_unless_admitted(JoinedPolicy joined, bool excluded)
    {
        // The plan waits for a person, and meanwhile somebody joins.
        var spec = Spec with { Joined = joined };
        using var stage = On(
            spec.With(g => g with { Approval = Core.Gates.ApprovalPolicy.Required }), new Fault(FaultKind.AccountJoined, New, At: TimeSpan.FromMinutes(5)));

        var outcome = await stage.PlayAsync(new((TimeSpan.FromHours(1), Steps.Ports.OperatorWish.Approve)));

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        stage.Wire.Puts[0].Excluded.Contains(New).Should().Be(excluded && joined == JoinedPolicy.Hold);
        stage.PacksIn(new(New, Ireland)).Should().Be(joined == JoinedPolicy.Hold ? 0 : 2);
    }

    [Theory]
    [InlineData(JoinedPolicy.FastTrack)]
    [InlineData(JoinedPolicy.Admit)]
    public async Task Who_joins_outside_the_scope_is_in_no_wave(JoinedPolicy joined)
    {
        var scope = new Scope { Include = new() { OrganizationalUnits = ["Workloads"] } };
        using var stage = On(
            Spec with { Joined = joined, Scope = scope, Waves = [A.Wave("canary", 2, 3), A.Rest] },
            new Fault(FaultKind.AccountJoined, New, At: TimeSpan.Zero));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Plan!.Waves.SelectMany(w => w.Accounts).Should().NotContain(New);
    }

    [Fact]
    public async Task Who_joins_without_a_recorder_is_skipped_with_the_reason()
    {
        using var stage = Joins(JoinedPolicy.FastTrack, Delivery.Account, new Fault(FaultKind.RecorderOff, New));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Where(t => t.Target.Account == New).Should().HaveCount(2)
            .And.OnlyContain(t => t.State == TargetState.Skipped && t.Error!.Contains("recorder"));
        Told(outcome).Should().Contain("skipped");
    }

    [Fact]
    public async Task A_wave_takes_no_more_than_its_limit_and_further_waves_follow_the_last()
    {
        var spec = Spec with { Joined = JoinedPolicy.FastTrack, Delivery = Delivery.Account, Waves = [A.Wave("canary", 2), A.Rest with { MaxAccounts = 13 }] };
        using var stage = On(
            spec with { Scope = new() { Exclude = [new(Organizations.Id(0), "management")] } },
            new Fault(FaultKind.AccountJoined, New, At: InTheBake),
            new Fault(FaultKind.AccountJoined, AccountId.Parse("888877776666"), At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Plan!.Waves.Select(w => w.Accounts.Count).Should().Equal(1, 13, 1);
        outcome.In(TargetState.Deployed).Should().HaveCount(30);
    }

    [Theory]
    [InlineData(JoinedPolicy.Hold, 0)]
    [InlineData(JoinedPolicy.FastTrack, 2)]
    [InlineData(JoinedPolicy.Admit, 2)]
    public async Task A_region_that_is_enabled_meanwhile_is_handled_like_an_account_that_joins(
        JoinedPolicy joined, int packs)
    {
        // The canary's region comes when its own wave is over, the other one's before.
        using var stage = On(
            Spec with { Joined = joined },
            new Fault(FaultKind.RegionDisabled, Canary, Ireland, For: InTheBake),
            new Fault(FaultKind.RegionDisabled, Late, Ireland, For: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        stage.PacksIn(new(Canary, Ireland)).Should().Be(packs);
        stage.PacksIn(new(Late, Ireland)).Should().Be(packs);
        outcome.Events.Count(e => e.Kind == RolloutEventKind.RegionEnabled).Should().Be(packs);
    }

    [Theory]
    [InlineData(Delivery.Organization)]
    [InlineData(Delivery.StackSet)]
    public async Task Who_is_moved_out_of_the_scope_gets_nothing_any_more(Delivery delivery)
    {
        var late = Organization.Accounts.First(a => a.Path is ["Workloads", "Dev"] && a.Id != Canary && a.Id != Early).Id;
        var scope = new Scope { Include = new() { OrganizationalUnits = ["Workloads/Dev"], Accounts = [Canary, Early] } };
        using var stage = On(
            Spec with { Delivery = delivery, Scope = scope, Waves = [A.Wave("canary", 2), A.Rest] },
            new Fault(FaultKind.AccountMoved, late, At: InTheBake));

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Targets.Where(t => t.Target.Account == late).Should().OnlyContain(t => t.State == TargetState.Excluded);
        stage.PacksIn(new(late, Ireland)).Should().Be(0);
    }

    private static Stage Joins(JoinedPolicy joined, Delivery delivery, params Fault[] more) => On(
        Spec with { Joined = joined, Delivery = delivery, Scope = new() { Exclude = [new(Organizations.Id(0), "management")] } },
        [new(FaultKind.AccountJoined, New, At: InTheBake), .. more]);

    private static string Told(Outcome outcome) =>
        outcome.Events.Single(e => e.Kind == RolloutEventKind.AccountJoined).Detail;
}
