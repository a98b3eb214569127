using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class PackTimingTests
{
    [Fact]
    public void Twelve_rules_in_72_accounts_take_a_little_over_ten_minutes()
    {
        using var world = new World(seed: OrganizationGenerator.Generate(72, [World.Virginia], 5, healthy: true));
        world.Put(body: Pack.Rules(12));

        world.Wait(10);

        world.Aggregate().Should().Be("CREATE_IN_PROGRESS");
        world.Wait(5);
        world.Aggregate().Should().Be("CREATE_SUCCESSFUL");
    }

    [Fact]
    public void The_same_seed_gives_the_same_times_and_another_one_others()
    {
        double[] Times(OrganizationSnapshot seed)
        {
            using var world = new World(seed: seed);
            world.Put();
            world.Wait(60);
            return [.. world.Rows().Values.Select(row => row["LastUpdateTime"]!.GetValue<double>())];
        }

        var first = Times(World.Small);

        Times(World.Small).Should().Equal(first);
        first.Distinct().Should().HaveCount(4);
    }
}
