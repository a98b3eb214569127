using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Notifications;

namespace PciAutoHeal.Steps.Tests.Notifications;

public sealed class MessagesTests
{
    private static readonly RolloutId Rollout = RolloutId.Parse("pci-20261102T080000");
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_must_approve_gets_the_command_and_the_hash()
    {
        var message = Of(RolloutEventKind.ApprovalRequested, "plan sha256:12 waits", e => e with { PlanHash = "sha256:12" })!;

        message.Topic.Should().Be(NotificationTopic.Approval);
        message.Command.Should().Contain($"pciautoheal rollout approve {Rollout}").And.Contain("sha256:12");
        message.Key.Should().Be($"{Rollout}/id");
    }

    [Fact]
    public void A_halt_names_its_wave_and_says_how_to_go_on() =>
        Of(RolloutEventKind.GateHalted, "1 of 57 failed", e => e with { Wave = 2 })!.Should().Match<Ports.Notification>(m =>
            m.Topic == NotificationTopic.Halted && m.Subject.Contains("wave 2: GateHalted") && m.Command!.Contains("rollout resume"));

    [Fact]
    public void Long_words_are_cut_to_what_channels_take()
    {
        var message = Of(RolloutEventKind.RolloutCompleted, new string('x', 10_000))!;

        message.Text.Length.Should().BeLessThanOrEqualTo(3000);
        message.Subject.Length.Should().BeLessThanOrEqualTo(100);
    }

    [Theory]
    [InlineData(RolloutEventKind.PackPut)]
    [InlineData(RolloutEventKind.TargetFailed)]
    [InlineData(RolloutEventKind.BakeStarted)]
    [InlineData(RolloutEventKind.NotificationFailed)]
    public void Details_are_for_the_ledger_alone(RolloutEventKind kind) => Of(kind, "detail").Should().BeNull();

    [Fact]
    public void Drift_is_told_only_when_it_is_new()
    {
        var item = new DriftItem(AccountId.Parse("111122223333"), null, DriftKind.RoleMissing, "role", "there", "gone");

        Messages.Of(Rollout, Event(RolloutEventKind.DriftChecked, "6 targets"), Report(item with { IsNew = false }))
            .Should().BeNull();
        Messages.Of(Rollout, Event(RolloutEventKind.DriftChecked, "6 targets"), Report(item))!.Text.Should()
            .StartWith("1 new: 1 RoleMissing. 6 targets");

        static DriftReport Report(DriftItem item) => new(Now, 6, [item]);
    }

    private static Ports.Notification? Of(
        RolloutEventKind kind, string detail, Func<RolloutEvent, RolloutEvent>? more = null) =>
        Messages.Of(Rollout, (more ?? (e => e))(Event(kind, detail)), null);

    private static RolloutEvent Event(RolloutEventKind kind, string detail) => new("id", Now, kind, detail);
}
