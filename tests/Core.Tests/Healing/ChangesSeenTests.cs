using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Healing;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Healing;

public sealed class ChangesSeenTests
{
    private static readonly DateTimeOffset Settled = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly HealingCaps Caps = new() { MaxChangesPerAccount = 25, MaxChangesPerRun = 60 };

    [Theory]
    [InlineData(26, 0, 0, 1, "26 documents were started in account {0}, 25 allowed (heal.maxChangesPerAccount)")]
    [InlineData(10, 26, 26, 2, "26 documents were started in account {0}, 25 allowed (heal.maxChangesPerAccount)")]
    [InlineData(25, 25, 11, 1, "61 documents were started in this rollout, 60 allowed (heal.maxChangesPerRun), most in account {0}")]
    public void The_cap_that_is_passed_is_named(int first, int second, int third, int account, string words) =>
        Seen(first, second, third).Beyond(Caps).Should().Be(words.Replace("{0}", $"{Organizations.Id(account)}", StringComparison.Ordinal));

    [Fact]
    public void As_many_as_are_allowed_are_allowed() => Seen(25, 25, 10).Beyond(Caps).Should().BeNull();

    [Fact]
    public void A_rollout_that_may_change_nothing_halts_at_the_first_change()
    {
        Seen(0).Beyond(new() { MaxChangesPerRun = 0 }).Should().BeNull();
        Seen(1).Beyond(new() { MaxChangesPerRun = 0 }).Should().NotBeNull();
    }

    [Fact]
    public void Without_caps_nothing_is_too_much() => Seen(int.MaxValue).Beyond(new()).Should().BeNull();

    [Fact]
    public void The_gate_halts_over_the_cap_before_anything_else_is_judged() =>
        Gate.Judge(new(10, 5, 0, 3, 0, 3, Settled) { Changes = Seen(26) }, new(), Settled, Caps)
            .Should().BeOfType<GateVerdict.Halt>().Which.Reason.Should().Contain("heal.maxChangesPerAccount");

    [Theory]
    [InlineData(MissingDataPolicy.Pause, typeof(GateVerdict.Pause))]
    [InlineData(MissingDataPolicy.Halt, typeof(GateVerdict.Halt))]
    [InlineData(MissingDataPolicy.Pass, typeof(GateVerdict.Proceed))]
    public void What_cannot_be_counted_is_missing_data(MissingDataPolicy policy, Type verdict)
    {
        var seen = new WaveObservation(10, 0, 0, 0, 0, 0, Settled) { Changes = Seen(1) with { Uncounted = [Organizations.Id(7)] } };

        Gate.Judge(seen, new() { OnMissingData = policy }, Settled.AddHours(1), Caps).Should().BeOfType(verdict);
    }

    private static ChangesSeen Seen(params int[] counts) =>
        new(counts.Select((count, n) => (Id: Organizations.Id(n + 1), count)).ToDictionary(it => it.Id, it => it.count), []);
}
