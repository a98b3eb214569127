using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class WaveAssignmentTests
{
    private static readonly IReadOnlyList<Account> Fleet = Organizations.Of(40).Accounts;

    [Fact]
    public void The_first_match_wins()
    {
        var prod = new WaveSpec("prod") { OrganizationalUnits = ["Workloads/Prod"] };

        var (waves, uncovered) = WaveAssignment.Assign([A.Wave("canary", 3), prod, A.Rest], Fleet);

        waves[0].Should().Equal(Fleet[3]);
        waves[1].Should().OnlyContain(a => a.IsIn("Workloads/Prod")).And.NotContain(Fleet[3]);
        waves[2].Should().HaveCount(40 - waves[0].Count - waves[1].Count);
        uncovered.Should().BeEmpty();
    }

    [Fact]
    public void Units_and_tags_must_both_match()
    {
        var wave = new WaveSpec("a")
        {
            OrganizationalUnits = ["Workloads/Prod", "Sandbox"],
            Tags = new Dictionary<string, string> { ["pci"] = "in-scope" },
        };

        var (waves, uncovered) = WaveAssignment.Assign([wave], Fleet);

        waves[0].Should().OnlyContain(a => a.Path[0] != "Security" && a.Tags["pci"] == "in-scope");
        uncovered.Should().Contain(Fleet[0]);
    }

    [Fact]
    public void A_share_is_taken_of_what_matches_and_named_accounts_come_on_top()
    {
        var (waves, _) = WaveAssignment.Assign([A.Wave("a", 0, 1) with { Percent = 10 }, A.Rest], Fleet);

        waves[0].Should().HaveCount(6).And.StartWith(waves[0].Where(a => a == Fleet[0] || a == Fleet[1]));
    }

    [Fact]
    public void A_later_share_is_of_all_accounts_and_not_of_those_that_are_left()
    {
        var (waves, _) = WaveAssignment.Assign([A.Wave("a", 50m), A.Wave("b", 25m), A.Rest], Fleet);

        waves.Select(wave => wave.Count).Should().Equal(20, 10, 10);
    }

    [Fact]
    public void The_order_in_which_accounts_are_listed_changes_nothing()
    {
        IReadOnlyList<WaveSpec> specs = [A.Wave("a", 10m), A.Wave("b", 30m), A.Rest];

        var (waves, _) = WaveAssignment.Assign(specs, [.. Fleet.Reverse()]);

        waves.Should().BeEquivalentTo(WaveAssignment.Assign(specs, Fleet).Waves, how => how.WithStrictOrdering());
    }

    [Fact]
    public void A_larger_share_takes_the_same_accounts_and_more()
    {
        var (five, _) = WaveAssignment.Assign([A.Wave("a", 5m)], Fleet);
        var (twenty, _) = WaveAssignment.Assign([A.Wave("a", 20m)], Fleet);

        twenty[0].Should().HaveCount(8).And.StartWith(five[0]);
    }

    [Fact]
    public void A_wave_without_conditions_takes_those_it_names_only() =>
        WaveAssignment.Assign([A.Wave("a", 7)], Fleet).Uncovered.Should().HaveCount(39);
}
