using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.WaysBack;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.WaysBack;

public sealed class EvictionShownTests
{
    private static readonly RolloutId Rollout = RolloutId.For("test", Puts.Noon);

    private static readonly Gen<TargetRecord> Records =
        from account in Gen.Int[2, 9]
        from state in Gen.Enum<TargetState>()
        select new TargetRecord(new(Organizations.Id(account), Plans.Virginia), 0, state, null, null, null, Puts.Noon);

    private static readonly Gen<TargetRecord[]> Any = Records.Array[0, 8].Select(all => all.DistinctBy(r => r.Target).ToArray());

    [Fact]
    public void Only_targets_that_got_the_packs_are_shown() => Any.Sample(records =>
    {
        TargetState[] without = [TargetState.Pending, TargetState.Skipped, TargetState.Excluded, TargetState.Gone];
        var shown = EvictionShown.Of(Rollout, A.Release(), records);

        return shown.Targets.All(t => !without.Contains(records.Single(r => r.Target == t).State));
    });

    [Fact]
    public void The_hash_is_of_the_targets_whatever_their_order() => Gen.Select(Any, Any).Sample((one, other) =>
    {
        var first = EvictionShown.Of(Rollout, A.Release(), one);
        var second = EvictionShown.Of(Rollout, A.Release(), other);

        return first.Hash == EvictionShown.Of(Rollout, A.Release(), one.Reverse()).Hash
            && (first.Hash == second.Hash) == first.Targets.SequenceEqual(second.Targets);
    });

    [Fact]
    public void The_hash_is_of_the_rollout_and_its_packs_too()
    {
        var shown = EvictionShown.Of(Rollout, A.Release(), []);

        (shown with { Rollout = RolloutId.For("other", Puts.Noon) }).Hash.Should().NotBe(shown.Hash);
        (shown with { Packs = [A.Pack("other").DeployedName] }).Hash.Should().NotBe(shown.Hash);
    }
}
