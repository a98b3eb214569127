using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Healing;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps.Healing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>A rollout that heals stops itself when it changes more than it may.</summary>
public sealed class HealingCapTests
{
    private const int Rules = 60;

    private static readonly Release Healing = Content.Release with { Packs = [PackOf()] };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Within_the_caps_it_completes_and_what_it_started_is_on_record()
    {
        using var stage = On(new HealingCaps { MaxChangesPerAccount = 1000, MaxChangesPerRun = 10_000 });

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        var counted = await stage.Ports.Book.FindAsync<ChangesCounted>(stage.Rollout, HealingWatch.Document, Ct);
        counted!.Changes.Values.Sum().Should().BeGreaterThan(13, "{0} rules find something here and there", Rules);
    }

    [Theory]
    [InlineData(1, null, "heal.maxChangesPerAccount")]
    [InlineData(null, 5, "heal.maxChangesPerRun")]
    public async Task Beyond_a_cap_the_gate_halts_and_the_brake_is_thrown(int? each, int? all, string named)
    {
        using var stage = On(new HealingCaps { MaxChangesPerAccount = each, MaxChangesPerRun = all });

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Contained);
        outcome.State.Reason.Should().Contain(named);
        outcome.In(TargetState.Pending).Should().NotBeEmpty("later waves never began");
        var brake = await stage.Ports.Brakes.ReadAsync(Canary, "PciAutoHealMember", stage.Regions, Ct);
        brake.Should().OnlyContain(r => r.Value == Brake.ContainedBy(stage.Rollout));
        stage.Modes().Should().NotContain("heal");
    }

    [Fact]
    public async Task A_wave_that_hangs_is_halted_by_a_cap_before_its_targets_are_given_up()
    {
        using var stage = On(new HealingCaps { MaxChangesPerAccount = 1 }, new Fault(FaultKind.PackStuck, Canary, Ireland));

        var outcome = await stage.PlayAsync();

        outcome.Events.Single(e => e.Kind == RolloutEventKind.GateHalted).Detail.Should()
            .Contain("heal.maxChangesPerAccount");
        outcome.Has(RolloutEventKind.TargetStuck).Should().BeFalse();
        outcome.Has(RolloutEventKind.WaveDeployed).Should().BeFalse("a target was still in progress");
    }

    private static Stage On(HealingCaps caps, params Fault[] faults) =>
        new(Organization, Spec with { Remediation = RemediationMode.Heal, Heal = caps }, faults, release: Healing);

    private static Pack PackOf() => Content.Release.Packs[0] with
    {
        RuleCount = Rules,
        Template = """
            Parameters:
              RemediationMode: { Type: String, Default: detect }
              GlobalRulesRegion: { Type: String, Default: us-east-1 }
            Conditions:
              Heals: !Not [!Equals [!Ref RemediationMode, detect]]
            Resources:

            """ + string.Join("\n", Enumerable.Range(0, Rules).Select(n => $$"""
              Rule{{n}}:
                Type: AWS::Config::ConfigRule
                Properties: { ConfigRuleName: rule-{{n}}, Source: { Owner: AWS, SourceIdentifier: CHECK_{{n}} } }
              Fix{{n}}:
                Type: AWS::Config::RemediationConfiguration
                Condition: Heals
                DependsOn: Rule{{n}}
                Properties:
                  ConfigRuleName: rule-{{n}}
                  TargetType: SSM_DOCUMENT
                  TargetId: {{Content.Document}}
                  Automatic: true
                  MaximumAutomaticAttempts: 3
                  RetryAttemptSeconds: 600
            """)),
    };
}
