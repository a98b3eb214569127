using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Cdk.Tests.Recording;

/// <summary>
/// Rollouts that between them use every step in every way it can be used: the scenarios that hold the behaviour,
/// listened to.
/// </summary>
internal static class RecordedScenarios
{
    /// <summary>Every delivery, what goes wrong with it, every way back, drift, and who joins later.</summary>
    public static IReadOnlyList<Func<Task>> All { get; } =
    [
        () => new UpgradeTests().The_old_version_is_deleted_when_everybody_has_the_new_one(),
        () => new WaysBackTests().A_completed_rollout_can_be_contained_and_resumed(),
        () => new WaysBackTests().A_completed_rollout_is_rolled_back_with_evidence_of_everything_that_goes(),
        () => new PreviousVersionTests().Without_leave_to_delete_the_old_version_comes_back_beside_the_new(),
        () => new WaysBackTests().What_the_spec_rolls_back_ends_rolled_back_with_evidence(),
        () => new EvictionTests().A_rollout_that_goes_on_does_not_admit_an_evicted_target_again(),
        () => new AlarmTests().Quiet_alarms_here_and_in_a_member_let_a_rollout_complete(),
        .. DeliveriesOf(Delivery.Account),
        .. DeliveriesOf(Delivery.StackSet),
        () => new DriftTests().What_changes_in_a_target_is_found_there(FaultKind.DocumentChanged, DriftKind.DocumentChanged),
        JoinedLaterAsync,
        RefusedAsync,
    ];

    private static IEnumerable<Func<Task>> DeliveriesOf(Delivery delivery) =>
    [
        () => new DeliveryTests().Every_target_gets_every_pack_and_no_organization_pack_is_put(delivery),
        () => new DeliveryTests().A_wave_that_is_rolled_back_has_no_packs_left_and_earlier_waves_keep_theirs(delivery),
        () => new DeliveryTests().Containment_switches_remediation_off_in_every_target(delivery),
        () => TakenBackAsync(delivery, OperatorWish.RollBack),
        () => TakenBackAsync(delivery, OperatorWish.Contain),
    ];

    private static async Task TakenBackAsync(Delivery delivery, OperatorWish wish)
    {
        using var stage = On(Spec with { Delivery = delivery, Remediation = RemediationMode.Heal });
        await stage.PlayAsync();
        await stage.TakeUpAsync(wish, TestContext.Current.CancellationToken, r => r with { MayDelete = true });
    }

    /// <summary>A failure that no retry mends goes on record.</summary>
    private static async Task RefusedAsync()
    {
        using var stage = On(new Fault(FaultKind.AccessDenied, Api: "organizations:ListAccounts"));
        await stage.RunAsync(Person.Nobody, TestContext.Current.CancellationToken);
    }

    private static async Task JoinedLaterAsync()
    {
        using var stage = On(new Fault(FaultKind.AccountJoined, At: TimeSpan.FromHours(6)));
        await stage.PlayAsync();
        stage.Clock.Advance(TimeSpan.FromHours(7));
        await stage.RunMachineAsync("enroll", TestContext.Current.CancellationToken);
        await stage.RunMachineAsync("drift", TestContext.Current.CancellationToken);
    }
}
