using System.Text.Json;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>
/// Where another version of a pack was rolled out before, a rollback brings it back before anything else goes.
/// </summary>
public sealed class PreviousVersionTests
{
    private static readonly RolloutId Earlier = RolloutId.Parse("earlier-20261001T080000");

    private static readonly Release Old = Content.Release with
    {
        Packs = [.. Content.Release.Packs.Select(p => p with { Template = p.Template + "\n# the version before\n" })],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_leave_to_delete_the_old_version_comes_back_beside_the_new()
    {
        using var stage = On(Spec with { Remediation = RemediationMode.Heal });
        await RememberAsync(stage);
        await stage.PlayAsync();

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct);

        outcome.Status.Should().Be(RolloutStatus.RolledBack, outcome.State.Reason);
        outcome.Targets.Where(t => t.Wave is not null)
            .Should().OnlyContain(t => t.State == TargetState.RolledBack && stage.OrganizationPacksIn(t.Target) == 4);
        stage.Modes().Should()
            .BeEquivalentTo(["detect", "detect", "detect", "detect", "detect", "detect", "detect", "detect"]);
        stage.Cloud.Calls.Snapshot().Keys.Should()
            .NotContain(call => call.Contains("Delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_leave_to_delete_the_new_version_goes_when_the_old_one_is_there()
    {
        using var stage = On();
        await RememberAsync(stage);
        await stage.PlayAsync();
        var sent = stage.Wire.Puts.Count;

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct, r => r with { MayDelete = true });

        outcome.Status.Should().Be(RolloutStatus.RolledBack, outcome.State.Reason);
        stage.Wire.Puts.Skip(sent).Select(p => p.Pack).Should()
            .OnlyContain(p => Old.Packs.Any(o => o.DeployedName.Value == p));
        stage.Clock.Advance(TimeSpan.FromHours(3));
        outcome.Targets.Should().OnlyContain(t => stage.OrganizationPacksIn(t.Target) == 2, "the old version is there, the new one is gone");
    }

    [Fact]
    public async Task One_wave_gets_the_old_version_back_and_the_others_keep_the_new()
    {
        using var stage = On();
        await RememberAsync(stage);
        await stage.PlayAsync();

        var outcome = await stage.TakeUpAsync(OperatorWish.RollBack, Ct, r => r with { MayDelete = true, Wave = 1 });

        stage.Clock.Advance(TimeSpan.FromHours(3));
        outcome.In(TargetState.RolledBack).Should().HaveCount(4 * 2).And.OnlyContain(t => t.Wave == 1);
        outcome.Targets.Should().OnlyContain(t => stage.OrganizationPacksIn(t.Target) == 2);
    }

    /// <summary>An earlier rollout of the other version, completed, of which nothing is deployed any more.</summary>
    private static async Task RememberAsync(Stage stage)
    {
        var start = Stage.Start.AddDays(-30);
        await stage.Ports.Artifacts.PutAsync("old-release", JsonSerializer.Serialize(Old, StepJson.Options), Ct);
        await stage.Ports.Artifacts.PutAsync("old-spec", JsonSerializer.Serialize(Spec, StepJson.Options), Ct);
        await stage.Ports.Ledger.CreateAsync(
            new(Earlier, "earlier", start, "old-spec", "old-release", Person.Name), Ct);
        await stage.Ports.Ledger.AppendAsync(
            Earlier, [new("completed", start, RolloutEventKind.RolloutCompleted, "all of it")], Ct);
    }
}
