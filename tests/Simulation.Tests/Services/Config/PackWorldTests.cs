using System.Text.Json.Nodes;
using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class PackWorldTests
{
    private static readonly AccountId Newcomer = AccountId.Parse("444455556666");

    [Fact]
    public void An_account_that_joins_gets_every_pack_at_once_unless_it_is_excluded()
    {
        using var world = new World();
        world.Put();
        world.Put("other", excluded: [Newcomer]);
        world.Wait(30);

        Join(world);
        world.Wait(10);

        world.Status(Newcomer).Should().Be("CREATE_SUCCESSFUL");
        world.Status(Newcomer, "other").Should().Be("(no row)");
    }

    [Fact]
    public void A_joining_account_without_a_recorder_is_tried_again_for_seven_hours()
    {
        using var world = new World();
        world.Put();
        world.Wait(30);
        Join(world, recorders: []);

        world.Wait(60 * 6);

        world.Status(Newcomer).Should().Be("CREATE_IN_PROGRESS");
        world.Wait(61);
        world.Status(Newcomer).Should().Be("CREATE_FAILED");
        world.Rows()[Newcomer.Value]["ErrorCode"]!.ToString().Should().Be("NoAvailableConfigurationRecorder");
    }

    [Fact]
    public void A_recorder_that_is_started_in_time_lets_the_newcomers_pack_go_on()
    {
        using var world = new World();
        world.Put();
        world.Wait(30);
        Join(world, recorders: []);
        world.Wait(60);
        var member = world.Member(Newcomer);
        member.Call("config", "StartConfigurationRecorder", new { ConfigurationRecorderName = "default" })
            .Code.Should().Be("NoSuchConfigurationRecorderException");

        member.Call("config", "PutConfigurationRecorder",
            new { ConfigurationRecorder = new { name = "default", roleARN = "arn:aws:iam::444455556666:role/x" } });
        member.Call("config", "PutDeliveryChannel",
            new { DeliveryChannel = new { name = "default", s3BucketName = "bucket" } });
        member.Call("config", "StartConfigurationRecorder", new { ConfigurationRecorderName = "default" });
        world.Wait(10);

        world.Status(Newcomer).Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void A_put_fails_where_there_is_no_recorder()
    {
        var small = World.Small;
        var alpha = small.Accounts.Single(a =>
            a.Id == World.Alpha) with
        { Recorders = [new(World.Ireland, true), new(World.Virginia, false)] };
        using var world = new World(seed: small with
        {
            Accounts = [.. small.Accounts.Where(a => a.Id != World.Alpha),
            alpha]
        });
        world.Put();
        world.Put(region: "eu-west-1");

        world.Wait(30);

        world.Rows()[World.Alpha.Value]["ErrorCode"]!.ToString().Should().Be("NoAvailableConfigurationRecorder");
        world.Status(World.Alpha, region: "eu-west-1").Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void An_account_that_leaves_loses_its_pack_and_its_row()
    {
        using var world = new World([new(FaultKind.AccountLeft, World.Alpha, At: TimeSpan.FromMinutes(40))]);
        world.Put();
        world.Wait(30);
        world.Rows().Should().ContainKey(World.Alpha.Value);

        world.Wait(20);

        world.Rows().Should().NotContainKey(World.Alpha.Value);
        world.Aggregate().Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void A_suspended_account_stays_in_progress_and_then_fails_but_does_not_keep_the_pack_from_others()
    {
        using var world = new World([new(FaultKind.AccountSuspended, World.Alpha)]);
        world.Put();

        world.Wait(60);

        world.Status(World.Alpha).Should().Be("CREATE_IN_PROGRESS");
        world.Aggregate().Should().Be("CREATE_IN_PROGRESS");
        world.Put(excluded: [World.Alpha]).Code.Should().BeNull();
        world.Wait(60);
        world.Status(World.Alpha).Should().Be("(no row)");
    }

    [Fact]
    public void The_list_of_a_put_decides_who_has_the_pack_whatever_came_before() =>
        Gen.Int[0, 15].Array[1, 5].Sample(puts =>
        {
            using var world = new World();
            AccountId[] accounts = [World.Management, World.Security, World.Alpha, World.Beta];
            foreach (var bits in puts)
            {
                world.Put(excluded: accounts.Where((_, at) => (bits & (1 << at)) != 0)).Code.Should().BeNull();
                world.Wait(60);
            }

            var included = accounts.Where((_, at) => (puts[^1] & (1 << at)) == 0).Select(id => id.Value);
            world.Rows().Keys.Should().BeEquivalentTo(included);
            world.Rows().Values.All(row => row["Status"]!.ToString().EndsWith("_SUCCESSFUL")).Should().BeTrue();
            foreach (var account in accounts)
            {
                Installed(world, account).Should().HaveCount(included.Contains(account.Value) ? 1 : 0);
            }
        }, iter: 25);

    private static JsonArray Installed(World world, AccountId account) => (account == World.Management
        ? world.Call("config", "DescribeConformancePacks", key: "MANAGEMENT")
        : account == World.Security ? world.Call("config", "DescribeConformancePacks")
        : world.Member(account).Call("config", "DescribeConformancePacks")).Json["ConformancePackDetails"]!.AsArray();

    private static void Join(World world, IReadOnlyList<Recorder>? recorders = null) => world.Cloud.Between(cloud =>
        cloud.Organization.Join(new(Newcomer, "newcomer", AccountState.Active)
        {
            Path = ["Workloads"],
            Recorders = recorders
        }));
}
