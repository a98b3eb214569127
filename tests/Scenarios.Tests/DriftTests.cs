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
