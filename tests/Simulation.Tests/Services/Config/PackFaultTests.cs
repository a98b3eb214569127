using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class PackFaultTests
{
    [Fact]
    public void A_pack_that_fails_in_one_account_says_why_and_fails_as_a_whole()
    {
        using var world = new World([new(FaultKind.PackFailed, World.Alpha, World.Virginia)]);
        world.Put();
        world.Put(region: "eu-west-1");

        world.Wait(30);

        world.Rows()[World.Alpha.Value]["Status"]!.ToString().Should().Be("CREATE_FAILED");
        world.Rows()[World.Alpha.Value]["ErrorCode"]!.ToString().Should().NotBeEmpty();
        world.Rows()[World.Alpha.Value]["ErrorMessage"]!.ToString().Should().Contain("OrgConformsPack-pci-");
        world.Status(World.Beta).Should().Be("CREATE_SUCCESSFUL");
        world.Aggregate().Should().Be("CREATE_FAILED");
        world.Aggregate(region: "eu-west-1").Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void A_member_that_failed_is_created_by_the_next_put_once_the_fault_is_cleared()
    {
        using var world = new World([new(FaultKind.PackFailed, World.Alpha, For: TimeSpan.FromMinutes(20))]);
        world.Put();
        world.Wait(30);

        world.Put();
        world.Wait(30);

        world.Status(World.Alpha).Should().Be("CREATE_SUCCESSFUL");
        world.Status(World.Beta).Should().Be("UPDATE_SUCCESSFUL");
    }

    [Fact]
    public void A_slow_account_takes_many_times_longer_than_the_others()
    {
        using var world = new World([new(FaultKind.PackSlow, World.Alpha)]);
        world.Put();

        world.Wait(10);

        world.Status(World.Alpha).Should().Be("CREATE_IN_PROGRESS");
        world.Status(World.Beta).Should().Be("CREATE_SUCCESSFUL");
        world.Wait(60);
        world.Status(World.Alpha).Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void A_stuck_account_stays_in_progress_and_keeps_the_pack_from_every_further_put()
    {
        using var world = new World([new(FaultKind.PackStuck, World.Alpha)]);
        world.Put();

        world.Wait(60 * 24 * 30);

        world.Status(World.Alpha).Should().Be("CREATE_IN_PROGRESS");
        world.Aggregate().Should().Be("CREATE_IN_PROGRESS");
        world.Put().Code.Should().Be("ResourceInUseException");
    }

    [Fact]
    public void A_stuck_account_comes_loose_when_the_fault_ends()
    {
        using var world = new World([new(FaultKind.PackStuck, World.Alpha, For: TimeSpan.FromHours(2))]);
        world.Put();

        world.Wait(119);

        world.Status(World.Alpha).Should().Be("CREATE_IN_PROGRESS");
        world.Wait(10);
        world.Status(World.Alpha).Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void The_aggregate_can_say_in_progress_for_ever_while_every_member_is_done()
    {
        using var world = new World([new(FaultKind.AggregateLies)]);
        world.Put();

        world.Wait(600);

        world.Aggregate().Should().Be("CREATE_IN_PROGRESS");
        world.Rows().Values.Should().OnlyContain(row => row["Status"]!.ToString() == "CREATE_SUCCESSFUL");
        world.Put().Code.Should().BeNull("only the details decide whether something runs");
    }

    [Fact]
    public void Somebody_else_puts_the_pack_again_with_another_list()
    {
        using var world = new World([new(FaultKind.ForeignWriter, At: TimeSpan.FromMinutes(40))]);
        world.Put(excluded: [World.Alpha]);
        world.Wait(39);
        var before = Described(world);

        world.Wait(60);

        before["ExcludedAccounts"]!.AsArray().Should().HaveCount(1);
        Described(world)["ExcludedAccounts"]!.AsArray().Should().BeEmpty();
        Described(world)["LastUpdateTime"]!.GetValue<double>().Should().BeGreaterThan(before["LastUpdateTime"]!.GetValue<double>());
        world.Status(World.Alpha).Should().Be("CREATE_SUCCESSFUL");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(100)]
    public void A_share_of_the_accounts_fails_and_the_same_ones_in_every_run(int percent)
    {
        var seed = OrganizationGenerator.Generate(200, [World.Virginia], 5, healthy: true);
        string[] Failed()
        {
            using var world = new World([new(FaultKind.PackFailed, Percent: Math.Max(percent, 0.0001))], seed: seed);
            world.Put();
            world.Wait(600);
            return [.. Enumerable.Range(0, 2).SelectMany(page => world.Rows(
                filters: new { Status = "CREATE_FAILED" }).Keys).Distinct()];
        }

        Failed().Should().Equal(Failed());
        Failed().Length.Should().BeInRange(Math.Min(percent, 85), Math.Min(2 * percent + 30 * Math.Sign(percent), 100));
    }

    private static System.Text.Json.Nodes.JsonNode Described(World world) =>
        world.Call("config", "DescribeOrganizationConformancePacks").Json["OrganizationConformancePacks"]![0]!;
}
