using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>
/// Detect first, heal later: healing comes in by waves of its own, over accounts that have the packs already.
/// </summary>
public sealed class HealingWavesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RemediationMode.DryRun)]
    [InlineData(RemediationMode.Heal)]
    public async Task Only_the_wave_that_runs_starts_documents_and_nobody_loses_a_check(RemediationMode mode)
    {
        using var stage = On(Spec with { Remediation = mode });
        var detecting = await DetectEverywhereAsync(stage);

        var paused = await stage.PlayAsync(observer: new Wishing(stage, "JudgeWave", OperatorWish.Pause));
        paused.Status.Should().Be(RolloutStatus.Paused);
        stage.OrganizationPacksIn(new(Canary, Ireland)).Should().Be(2 + 2, "what detects stays until what starts documents is there");
        stage.OrganizationPacksIn(new(Late, Ireland)).Should().Be(2, "a later wave only detects");
        await stage.AskAsync(OperatorWish.Resume, null, Ct);
        var outcome = await stage.GoOnAsync(Person.Nobody, Ct);

        await Invariants.HoldAsync(stage, outcome, Ct);
        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Should().HaveCount(2 * 2)
            .And.OnlyContain(e => e.Detail.Contains("is deleted"));
        stage.Modes().Distinct().Should().Equal(RemediationModes.Word(mode));
        stage.Clock.Advance(TimeSpan.FromHours(3));
        foreach (var old in detecting)
        {
            (await stage.Ports.Packs.FindAsync(old.DeployedName, Ireland, Ct)).Should().BeNull("it is replaced");
        }
    }

    [Fact]
    public void Only_packs_that_can_start_documents_have_a_version_for_it()
    {
        var plain = Content.Release.Packs[0] with { Parameters = [] };
        var healing = Content.Release.Packs[0];

        plain.In(RemediationMode.Heal).DeployedName.Should().Be(plain.DeployedName);
        healing.In(RemediationMode.Heal).In(RemediationMode.Detect).Should().Be(healing, "the mode is not remembered");
        new[] { RemediationMode.Detect, RemediationMode.DryRun, RemediationMode.Heal }
            .Select(mode => healing.In(mode).DeployedName).Should().OnlyHaveUniqueItems().And.Contain(healing.DeployedName)
            .And.OnlyContain(name => PackLineage.FamilyOf(name) == healing.Name.Value);
    }

    /// <summary>The same content as an earlier rollout left it: every member detects.</summary>
    private static async Task<IReadOnlyList<Pack>> DetectEverywhereAsync(Stage stage)
    {
        IReadOnlyList<Pack> packs = [.. stage.Release.In(RemediationMode.Detect).Packs];
        foreach (var (pack, region) in packs.SelectMany(pack => new[] { Virginia, Ireland }.Select(region => (pack, region))))
        {
            await stage.Ports.Packs.PutAsync(
                new(pack, region, Virginia, RemediationMode.Detect, [Organizations.Id(0)]), Ct);
        }

        stage.Clock.Advance(TimeSpan.FromHours(2));
        return packs;
    }
}
