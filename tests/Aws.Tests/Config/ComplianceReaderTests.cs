using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.Config;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class ComplianceReaderTests
{
    private static readonly Target[] Targets = [new(World.Alpha, World.Ireland), new(World.Beta, World.Ireland)];
    private static readonly PackName[] Name = [Samples.Pack.DeployedName];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SimulationSettings AtHome => new SimulationSettings()
        .With(new ConfigSettings { AggregatorRegion = World.Virginia.Value });

    [Fact]
    public async Task Each_target_of_a_deployed_pack_has_an_entry()
    {
        using var world = await DeployedAsync(new(settings: AtHome));

        var read = await world.Compliance.ReadAsync(Name, Targets, Ct);

        read.Select(entry => entry.Target).Should().Equal(Targets);
        read.Should().OnlyContain(entry => entry.Pack == Name[0] && entry.HasData && entry.TotalRules == 1
            && entry.CompliantRules + entry.NonCompliantRules == 1);
    }

    [Fact]
    public async Task Nothing_evaluated_yet_is_no_data()
    {
        using var world = new World(settings: AtHome);
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(3));

        var read = await world.Compliance.ReadAsync(Name, Targets, Ct);

        read.Where(entry => entry.HasData).Should().BeEmpty();
    }

    [Fact]
    public async Task A_regressed_rule_counts()
    {
        using var world = await DeployedAsync(new([new(FaultKind.RuleRegressed, World.Alpha)], settings: AtHome));

        var read = await world.Compliance.ReadAsync(Name, Targets[..1], Ct);

        read.Should().ContainSingle().Which.NonCompliantRules.Should().Be(1);
    }

    [Fact]
    public async Task A_silent_aggregator_leaves_targets_without_data()
    {
        using var world = await DeployedAsync(new([new(FaultKind.DataMissing, World.Alpha)], settings: AtHome));

        var read = await world.Compliance.ReadAsync(Name, Targets, Ct);

        read.Where(entry => entry.HasData).Select(entry => entry.Target.Account).Should().Equal(World.Beta);
    }

    [Fact]
    public async Task Without_an_aggregator_nothing_is_read()
    {
        using var world = await DeployedAsync(new(settings: new SimulationSettings().With(new ConfigSettings { Aggregator = null })));

        (await world.Compliance.ReadAsync(Name, Targets, Ct)).Should().BeEmpty();
        (await world.Compliance.ReadAsync([], Targets, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_deleted_pack_that_the_aggregator_still_lists_is_left_out()
    {
        using var world = await DeployedAsync(new(settings: AtHome));
        await world.Packs.DeleteAsync(Name[0], World.Ireland, Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        (await world.Compliance.ReadAsync(Name, Targets, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_account_that_was_excluded_again_is_left_out()
    {
        using var world = await DeployedAsync(new(settings: AtHome));
        await world.Packs.PutAsync(Samples.Put(World.Beta), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        var read = await world.Compliance.ReadAsync(Name, Targets, Ct);

        read.Select(entry => entry.Target.Account).Should().Equal(World.Alpha);
    }

    [Fact]
    public async Task A_pack_that_came_back_is_read_once()
    {
        using var world = await DeployedAsync(new(settings: AtHome));
        await world.Packs.PutAsync(Samples.Put(World.Beta), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        var read = await world.Compliance.ReadAsync(Name, Targets, Ct);

        read.Select(entry => entry.Target).Should().Equal(Targets);
        read.Should().OnlyContain(entry => entry.HasData);
    }

    [Fact]
    public async Task Few_accounts_are_asked_for_by_name_and_many_in_one_sweep()
    {
        using var world = await DeployedAsync(new(seed: World.Large(150), settings: AtHome));
        var many = Enumerable.Range(0, 150).Select(n => new Target(World.Member(n), World.Ireland)).ToArray();

        (await world.Compliance.ReadAsync(Name, many, Ct)).Should().HaveCount(150);
        world.Cloud.Calls["config:DescribeAggregateComplianceByConformancePacks"].Should().Be(2);

        (await world.Compliance.ReadAsync(Name, Targets, Ct)).Should().HaveCount(2);
        world.Cloud.Calls["config:DescribeAggregateComplianceByConformancePacks"].Should().Be(4);
    }

    [Fact]
    public async Task Empty_pages_have_successors()
    {
        using var world = await DeployedAsync(new(settings: AtHome));
        world.Meddler.Answer("DescribeAggregateComplianceByConformancePacks", """{"NextToken":"more"}""");
        world.Meddler.Answer("DescribeAggregateComplianceByConformancePacks", $$$"""
            {"AggregateComplianceByConformancePacks":[{"ConformancePackName":"OrgConformsPack-{{{Name[0]}}}-abcd1234",
             "AccountId":"{{{World.Alpha}}}","AwsRegion":"eu-west-1",
             "Compliance":{"ComplianceType":"COMPLIANT","CompliantRuleCount":7,"NonCompliantRuleCount":0,"TotalRuleCount":9}}]}
            """);

        var read = await world.Compliance.ReadAsync(Name, Targets[..1], Ct);

        read.Should().Equal(new PackCompliance(Name[0], Targets[0], 7, 0, 9, true));
    }

    private static async Task<World> DeployedAsync(World world)
    {
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromHours(3));
        return world;
    }
}
