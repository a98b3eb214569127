using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Accounts that join after a rollout are enrolled as one more wave, once, under the same gates.</summary>
public sealed class EnrollTests
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(20);
    private static readonly AccountId First = AccountId.Parse("888877776666");
    private static readonly AccountId Second = AccountId.Parse("999988887777");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Delivery.Organization)]
    [InlineData(Delivery.StackSet)]
    [InlineData(Delivery.Account)]
    public async Task Everybody_who_joined_gets_the_packs_once(Delivery delivery)
    {
        using var stage = await CompletedAsync(delivery, Joins(First), Joins(Second));

        var enrolled = await EnrollAsync(stage);
        var puts = stage.Wire.Puts.Count;
        var again = await EnrollAsync(stage);

        enrolled.Status.Should().Be(RolloutStatus.Completed, enrolled.State.Reason);
        Enrolled(enrolled).Should().BeEquivalentTo([First, Second]);
        enrolled.Targets.Where(t => t.Target.Account == First).Should()
            .HaveCount(2).And.OnlyContain(t => stage.PacksIn(t.Target) == 2);
        again.Status.Should().Be(RolloutStatus.Completed);
        stage.Wire.Puts.Should().HaveCount(puts, "nobody is enrolled twice");
        await Invariants.HoldAsync(stage, again, Ct);
    }

    [Fact]
    public async Task Only_accounts_that_are_named_are_enrolled()
    {
        using var stage = await CompletedAsync(Delivery.Account, Joins(First), Joins(Second));

        var outcome = await EnrollAsync(stage, Second);

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        Enrolled(outcome).Should().Equal(Second);
        stage.PacksIn(new(First, Ireland)).Should().Be(0, "an organization pack reaches who joins by itself, other deliveries only who is enrolled");
        Enrolled(await EnrollAsync(stage, First)).Should().Contain(First);
    }

    [Fact]
    public async Task What_was_stopped_is_not_rolled_forward_by_the_next_account_that_joins()
    {
        using var stage = await CompletedAsync(
            Delivery.Account, Joins(First), new(FaultKind.PackFailed, First, At: Later - TimeSpan.FromHours(1), For: TimeSpan.FromHours(6)));

        var stopped = await EnrollAsync(stage);
        var events = stopped.Events.Count;
        var next = await EnrollAsync(stage);
        next.Status.Should().Be(stopped.Status);
        next.Events.Skip(events).Should().NotContain(e => e.Kind == RolloutEventKind.WaveStarted);
        stage.Clock.Advance(TimeSpan.FromHours(8));
        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var resumed = await stage.TakeUpAsync(Person.Nobody, Ct);

        stopped.Status.Should().Be(RolloutStatus.Contained);
        resumed.Status.Should().Be(RolloutStatus.Completed, resumed.State.Reason);
        stage.PacksIn(new(First, Ireland)).Should().Be(2);
        await Invariants.HoldAsync(stage, resumed, Ct);
    }

    [Fact]
    public async Task A_process_that_was_killed_goes_on_with_the_enrollment_it_began()
    {
        using var stage = await CompletedAsync(Delivery.Organization, Joins(First));
        var runner = stage.NewRunner();

        var begun = await EnrollExecutions.OpenAsync(runner, stage.Executions, stage.Rollout, [], Ct);
        var again = await EnrollExecutions.OpenAsync(runner, stage.Executions, stage.Rollout, [], Ct);
        await runner.RunAsync(stage.Rollout, again, Ct);
        var fresh = await EnrollExecutions.OpenAsync(runner, stage.Executions, stage.Rollout, [], Ct);

        again.Should().Be(begun);
        fresh.Should().NotBe(begun);
        stage.PacksIn(new(First, Ireland)).Should().Be(2);
    }

    private static Fault Joins(AccountId account) =>
        new(FaultKind.AccountJoined, account, At: Later - TimeSpan.FromHours(2));

    private static async Task<Stage> CompletedAsync(Delivery delivery, params Fault[] faults)
    {
        var stage = On(Spec with { Delivery = delivery, Scope = new() { Exclude = [new(Testing.Organizations.Id(0), "management")] } }, faults);
        var outcome = await stage.PlayAsync();
        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        stage.Clock.Advance(Later - stage.Clock.Elapsed);
        return stage;
    }

    private static async Task<Outcome> EnrollAsync(Stage stage, params AccountId[] accounts)
    {
        var runner = stage.NewRunner();
        var execution = await EnrollExecutions.OpenAsync(runner, stage.Executions, stage.Rollout, accounts, Ct);
        return await stage.OutcomeAsync(await runner.RunAsync(stage.Rollout, execution, Ct), Ct);
    }

    private static IReadOnlyList<AccountId> Enrolled(Outcome outcome) =>
        [.. outcome.Plan!.Waves.Where(w => w.Name == "enrolled").SelectMany(w => w.Accounts)];
}
