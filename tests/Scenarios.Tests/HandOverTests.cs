using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Testing;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>A canary that no exclusion list can spare: account-level packs first, then the organization's.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task The_canary_is_handed_over_without_a_gap()
    {
        using var stage = new Stage(Organizations.Of(1008), A.Spec(A.Wave("canary", 2, 3), A.Rest), []);
        var target = new Target(Canary, Virginia);
        var atDelete = new List<int>();
        stage.Wire.BeforeCall = operation =>
        {
            if (operation == "DeleteConformancePack")
            {
                atDelete.Add(stage.OrganizationPacksIn(target));
            }
        };

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        outcome.Plan!.HandOver!.Number.Should().Be(1);
        stage.Wire.Puts.Should().HaveCount(2, "the canary got no organization pack of its own wave")
            .And.OnlyContain(put => put.Excluded.Count == 0);
        atDelete.Should()
            .NotBeEmpty().And.OnlyContain(packs => packs == 2, "the organization packs are there before any delete");
        stage.OwnPacksIn(target).Should().BeEmpty();
        stage.OrganizationPacksIn(target).Should().Be(2);
        outcome.Events.Single(e => e.Kind == RolloutEventKind.PacksRetired).Detail.Should().Contain("2 targets");
    }
}
