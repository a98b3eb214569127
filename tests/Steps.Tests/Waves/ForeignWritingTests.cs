using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class ForeignWritingTests
{
    private static readonly Pack Pack = A.Pack();

    [Fact]
    public void A_pack_as_it_was_put_is_nobody_elses() =>
        ForeignWriting.Of(Pack, Puts.Of(1, 2), Puts.Found(Puts.Noon, 1, 2)).Should().BeNull();

    [Fact]
    public void A_pack_that_is_gone_was_deleted_by_somebody() =>
        ForeignWriting.Of(Pack, Puts.Of(1, 2), null).Should().Contain("gone from us-east-1").And.Contain("deleted");

    [Theory]
    [InlineData(new[] { 1 }, "has 1 accounts, this rollout had sent 2")]
    [InlineData(new[] { 1, 3 }, "has 2 accounts, this rollout had sent 2 others")]
    [InlineData(new[] { 1, 2 }, "its exclusion list is the same")]
    public void A_later_change_is_told_with_its_time_what_was_found_and_what_was_sent(int[] excluded, string words) =>
        ForeignWriting.Of(Pack, Puts.Of(1, 2), Puts.Found(Puts.Noon.AddMinutes(9), excluded))
            .Should().Contain("12:09").And.Contain("12:00").And.Contain(Pack.DeployedName.Value).And.Contain(words);

    [Fact]
    public void Another_mode_is_told_as_such()
    {
        var pack = Pack with { Parameters = [Core.Packs.Pack.RemediationModeParameter] };
        var found = Puts.Found(Puts.Noon.AddMinutes(9), 1) with
        {
            Parameters = new Dictionary<string, string> { [Core.Packs.Pack.RemediationModeParameter] = "heal" },
        };

        ForeignWriting.Of(pack, Puts.Of(1) with { Mode = RemediationMode.Detect }, found)
            .Should().Contain("mode is heal, this rollout had sent detect");
    }
}
