using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.CloudFormation;

/// <summary>Packs by several stack sets a region, where not every member is asked.</summary>
public sealed class ManyStackPacksTests
{
    private const int Accounts = 150;

    private static readonly IReadOnlyList<Target> All =
        [.. Enumerable.Range(2, Accounts - 2).Select(n => new Target(PciAutoHeal.Testing.Organizations.Id(n), World.Ireland))];

    private static readonly Target Sampled = All.First(IsSampled);

    private static readonly Target Unasked = All.First(target => !IsSampled(target));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_sets_are_at_work_one_call_tells_of_a_region()
    {
        using var world = await DeliveredAsync(TimeSpan.FromSeconds(20));

        var reading = await world.StackSets.ReadAsync(What, Ct);

        reading.Rows.Should().BeEmpty();
        reading.Moving.Should().Equal((Samples.Pack.DeployedName, World.Ireland));
        world.Cloud.Calls.Snapshot()["cloudformation:ListStackSetOperations"].Should().Be(1);
    }

    [Fact]
    public async Task The_stacks_own_status_counts_and_a_sample_of_members_is_asked()
    {
        using var world = await DeliveredAsync(TimeSpan.FromMinutes(30));

        var reading = await world.StackSets.ReadAsync(What, Ct);

        reading.Rows.Select(r => r.Target).Should().BeEquivalentTo(All);
        reading.Rows.Should().OnlyContain(r => r.Row.Status == PackRowStatus.Successful);
        world.Cloud.Calls.Snapshot()["config:DescribeConformancePackStatus"].Should().Be(All.Count(IsSampled));
    }

    [Fact]
    public async Task A_member_of_the_sample_that_says_otherwise_has_its_region_asked()
    {
        using var world = await DeliveredAsync(TimeSpan.FromMinutes(30));
        await world.Members.DeleteAsync(What with { Targets = [Sampled, Unasked] }, Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        var reading = await world.StackSets.ReadAsync(What, Ct);

        reading.Rows.Select(r => r.Target).Should().BeEquivalentTo(All.Except([Sampled, Unasked]));
    }

    [Fact]
    public async Task What_a_member_deleted_since_is_found_by_the_drift_of_its_stack()
    {
        using var world = await DeliveredAsync(TimeSpan.FromMinutes(30));
        await world.Members.DeleteAsync(What with { Targets = [Unasked] }, Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        var reading = await world.StackSets.ReadStandingAsync(What, Ct);

        reading.Rows.Select(r => r.Target).Should().BeEquivalentTo(All.Except([Unasked]));
        world.Cloud.Calls.Snapshot()["config:DescribeConformancePackStatus"].Should().Be(1);
    }

    [Fact]
    public async Task Where_a_set_does_not_exist_the_members_say_what_stands()
    {
        using var world = new World(seed: PciAutoHeal.Testing.Organizations.Of(Accounts, "eu-west-1", "us-east-1"));

        var reading = await world.StackSets.ReadStandingAsync(What with { Targets = [Unasked] }, Ct);

        reading.Rows.Should().BeEmpty();
        reading.Unreadable.Should().BeEmpty();
    }

    private static TargetedPacks What =>
        new([Samples.Pack], All, World.Virginia, RemediationMode.Detect, World.Role, 8, "w0.0");

    private static bool IsSampled(Target target) =>
        string.CompareOrdinal(WaveAssignment.Rank(target.Account), "029") < 0;

    private static async Task<World> DeliveredAsync(TimeSpan ago)
    {
        var world = new World(seed: PciAutoHeal.Testing.Organizations.Of(Accounts, "eu-west-1", "us-east-1"));
        await world.StackSets.PutAsync(What, Ct);
        world.Clock.Advance(ago);
        return world;
    }
}
