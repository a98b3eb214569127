using CsCheck;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Tests.Rollouts;

public sealed class RolloutIdTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 13, 4, 5, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("pci-2026-11", "pci-2026-11-20261102T120405")]
    [InlineData("PCI rollout (EU)", "PCI-rollout-EU-20261102T120405")]
    [InlineData("...", "rollout-20261102T120405")]
    [InlineData("Größe", "Gr-e-20261102T120405")]
    public void An_id_is_the_name_and_the_second_in_UTC(string name, string id) =>
        RolloutId.For(name, Start).Value.Should().Be(id);

    [Fact]
    public void Any_name_gives_an_id_that_a_state_machine_takes() =>
        Gen.String.Sample(name => RolloutId.For(name, Start).Value.Length is > 15 and <= 80);

    [Fact]
    public void Later_rollouts_of_a_name_sort_later() =>
        Gen.Select(Gen.Int[0, 1_000_000_000], Gen.Int[1, 1_000_000_000]).Sample((seconds, later) =>
            string.CompareOrdinal(
                RolloutId.For("a", Start.AddSeconds(seconds)).Value,
                RolloutId.For("a", Start.AddSeconds((double)seconds + later)).Value) < 0);
}
