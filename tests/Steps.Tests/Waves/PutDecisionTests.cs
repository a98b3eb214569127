using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class PutDecisionTests
{
    private static readonly DateTimeOffset Later = Puts.Noon.AddHours(1);

    private static readonly Pack Healing = A.Pack() with { Parameters = [Pack.RemediationModeParameter] };

    [Fact]
    public void A_pack_that_is_not_there_is_put() =>
        PutDecision.For(A.Pack(), null, null, Puts.Ids(1), RemediationMode.Detect, retries: false)
            .Should().Be(new PutDecision.Put());

    [Fact]
    public void A_pack_that_somebody_deleted_is_not_put_again() =>
        PutDecision.For(A.Pack(), null, Puts.Of(1, 2), Puts.Ids(1), RemediationMode.Detect, retries: false)
            .Should().BeOfType<PutDecision.Refuse>().Which.Reason.Should().Contain("deleted");

    [Fact]
    public void What_is_as_wanted_is_adopted_with_the_time_AWS_gives() =>
        PutDecision.For(A.Pack(), Puts.Found(Later, 2, 1), Puts.Of(1, 2, 3), Puts.Ids(1, 2), RemediationMode.Detect, retries: false)
            .Should().Be(new PutDecision.Adopt(Later), "a crash came between the put and its record");

    [Fact]
    public void A_target_that_must_be_tried_again_needs_a_put_even_if_nothing_differs() =>
        PutDecision.For(A.Pack(), Puts.Found(Puts.Noon, 1), Puts.Of(1), Puts.Ids(1), RemediationMode.Detect, retries: true)
            .Should().Be(new PutDecision.Put());

    [Fact]
    public void The_next_wave_is_put_over_the_last() =>
        PutDecision.For(A.Pack(), Puts.Found(Puts.Noon, 1, 2), Puts.Of(1, 2), Puts.Ids(1), RemediationMode.Detect, retries: false)
            .Should().Be(new PutDecision.Put());

    [Fact]
    public void A_list_that_somebody_else_changed_is_not_overwritten()
    {
        var refused = PutDecision.For(
            A.Pack(), Puts.Found(Later, 2), Puts.Of(1, 2), Puts.Ids(1), RemediationMode.Detect, retries: false);

        refused.Should().BeOfType<PutDecision.Refuse>().Which.Code.Should().Be("ForeignWriter");
        refused.As<PutDecision.Refuse>().Reason.Should()
            .Contain("us-east-1").And.Contain("somebody else").And.Contain("had sent 2");
    }

    [Fact]
    public void AWS_touching_a_pack_without_changing_its_list_is_nobody_else() =>
        PutDecision.For(A.Pack(), Puts.Found(Later, 1, 2), Puts.Of(1, 2), Puts.Ids(1), RemediationMode.Detect, retries: false)
            .Should().Be(new PutDecision.Put());

    [Theory]
    [InlineData("heal", RemediationMode.Detect, false)]
    [InlineData("detect", RemediationMode.Heal, false)]
    [InlineData("heal", RemediationMode.Heal, true)]
    [InlineData("dry-run", RemediationMode.DryRun, true)]
    public void A_pack_of_an_earlier_rollout_is_adopted_only_in_the_mode_it_has(
        string has, RemediationMode mode, bool adopted)
    {
        var found = Puts.Found(Later, 1) with
        {
            Parameters = new Dictionary<string, string> { [Pack.RemediationModeParameter] = has },
        };

        var decision = PutDecision.For(Healing, found, null, Puts.Ids(1), mode, retries: false);

        if (adopted)
        {
            decision.Should().Be(new PutDecision.Adopt(Later));
        }
        else
        {
            decision.Should().BeOfType<PutDecision.Refuse>().Which.Code.Should().Be("NotWaveable");
        }
    }

    [Fact]
    public void A_rollout_that_was_contained_is_put_in_its_own_mode_again() => PutDecision.For(
            Healing,
            Puts.Found(Puts.Noon, 1) with { Parameters = new Dictionary<string, string> { [Pack.RemediationModeParameter] = "detect" } },
            Puts.Of(1),
            Puts.Ids(1),
            RemediationMode.Heal,
            retries: false)
        .Should().Be(new PutDecision.Put());
}
