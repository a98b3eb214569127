using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Drift;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

public sealed class DriftTests
{
    /// <summary>Long after the rollout has completed.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromHours(6);

    [Theory]
    [InlineData(FaultKind.RecorderOff, DriftKind.RecorderStopped)]
    [InlineData(FaultKind.RecorderNarrowed, DriftKind.RecorderNarrowed)]
    [InlineData(FaultKind.DocumentChanged, DriftKind.DocumentChanged)]
    public async Task What_changes_in_a_target_is_found_there(FaultKind fault, DriftKind kind)
    {
        using var stage = On(new Fault(fault, Late, Ireland, Later));

        var report = await DriftOfAsync(stage);

        report.Items.Should().ContainSingle(i => i.Kind == kind)
            .Which.Should().Match<DriftItem>(i => i.Account == Late && i.Region == Ireland);
    }

    [Theory]
    [InlineData(FaultKind.RecorderOff, "StopConfigurationRecorder")]
    [InlineData(FaultKind.RecorderNarrowed, "PutConfigurationRecorder")]
    [InlineData(FaultKind.DocumentChanged, "UpdateDocumentDefaultVersion")]
    public async Task Who_changed_a_target_is_told_and_since_when(FaultKind fault, string change)
    {
        using var stage = On(new Fault(fault, Late, Ireland, Later));

        var item = (await DriftOfAsync(stage)).Items.Should().ContainSingle().Subject;

        item.Cause.Should().StartWith($"{change} by arn:aws:sts::{Late}:assumed-role/");
        item.Since.Should().Be(Stage.Start + Later);
    }

    [Fact]
    public async Task Where_the_trail_may_not_be_read_the_finding_stands_without_a_cause()
    {
        using var stage = On(
            new Fault(FaultKind.RecorderOff, Late, Ireland, Later), new Fault(FaultKind.AccessDenied, Api: "cloudtrail:LookupEvents"));

        var item = (await DriftOfAsync(stage)).Items.Should().ContainSingle().Subject;

        item.Kind.Should().Be(DriftKind.RecorderStopped);
        item.Cause.Should().BeNull();
    }

    [Fact]
    public async Task Who_stopped_a_recorder_through_the_API_is_told()
    {
        using var stage = On();
        (await stage.PlayAsync()).Status.Should().Be(RolloutStatus.Completed);
        await stage.StopRecorderAsync(Late, Ireland);

        var item = (await CheckAsync(stage)).Items.Should().ContainSingle().Subject;

        item.Kind.Should().Be(DriftKind.RecorderStopped);
        item.Cause.Should()
            .StartWith($"StopConfigurationRecorder by arn:aws:sts::{Late}:assumed-role/PciAutoHealMember/");
    }

    [Theory]
    [InlineData(FaultKind.RoleChanged, DriftKind.RoleChanged)]
    [InlineData(FaultKind.AccountLeft, DriftKind.AccountLeft)]
    [InlineData(FaultKind.AccountMoved, DriftKind.AccountMoved)]
    [InlineData(FaultKind.AccountSuspended, DriftKind.AccountSuspended)]
    public async Task What_changes_in_an_account_is_found_there(FaultKind fault, DriftKind kind)
    {
        using var stage = On(new Fault(fault, Late, At: Later));

        var report = await DriftOfAsync(stage);

        report.Items.Should().ContainSingle(i => i.Kind == kind).Which.Account.Should().Be(Late);
        report.Items.Should().OnlyContain(i => i.Account == Late);
    }

    [Fact]
    public async Task Where_nothing_has_changed_nothing_is_found()
    {
        using var stage = On();

        var report = await DriftOfAsync(stage);

        report.Targets.Should().Be(14 * 2);
        report.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_known_is_not_new_again()
    {
        using var stage = On(new Fault(FaultKind.DocumentChanged, Late, Ireland, Later));
        var first = await DriftOfAsync(stage);

        stage.Clock.Advance(TimeSpan.FromHours(1));
        var second = await CheckAsync(stage);

        first.Items.Should().ContainSingle().Which.IsNew.Should().BeTrue();
        second.Items.Should().ContainSingle().Which.IsNew.Should().BeFalse();
        second.Items[0].Id.Should().Be(first.Items[0].Id);
    }

    private static async Task<DriftReport> DriftOfAsync(Stage stage)
    {
        (await stage.PlayAsync()).Status.Should().Be(RolloutStatus.Completed);
        stage.Clock.Advance(Later);
        return await CheckAsync(stage);
    }

    private static async Task<DriftReport> CheckAsync(Stage stage)
    {
        var ct = TestContext.Current.CancellationToken;
        (await stage.RunMachineAsync("drift", ct)).Should().Be(new FlowResult.Ended(null, null));
        return (await stage.Ports.Book.FindAsync<DriftReport>(stage.Rollout, CheckDrift.Document, ct))!;
    }
}
