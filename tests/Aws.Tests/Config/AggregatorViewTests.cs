using PciAutoHeal.Aws.Config;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.Config;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class AggregatorViewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SimulationSettings AtHome => new SimulationSettings()
        .With(new ConfigSettings { AggregatorRegion = World.Virginia.Value });

    [Theory]
    [InlineData(FaultKind.RecorderOff)]
    [InlineData(FaultKind.RecorderNarrowed)]
    [InlineData(FaultKind.DataMissing)]
    public async Task Only_doubtful_targets_are_told_and_no_role_is_assumed(FaultKind fault)
    {
        using var world = new World([new(fault, World.Alpha, World.Ireland)], settings: AtHome);

        var doubts = await new AggregatorView(world.Aws).ReadRecorderDoubtsAsync(Ct);

        doubts!.KnowsScope.Should().BeTrue();
        doubts.Targets.Should().Equal(new Target(World.Alpha, World.Ireland));
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(0);
    }

    [Fact]
    public async Task An_endpoint_that_records_no_recorders_says_so()
    {
        using var world = new World(settings: AtHome);
        world.Meddler.Refuse("SelectAggregateResourceConfig", "InvalidExpressionException");

        (await new AggregatorView(world.Aws).ReadRecorderDoubtsAsync(Ct))!.KnowsScope.Should().BeFalse();
    }

    [Fact]
    public async Task Without_an_aggregator_nothing_is_known()
    {
        using var world = new World(settings: new SimulationSettings().With(new ConfigSettings { Aggregator = null }));
        var view = new AggregatorView(world.Aws);

        (await view.ReadRecorderDoubtsAsync(Ct)).Should().BeNull();
        (await view.ReadPacksAsync(Ct)).Should().BeNull();
        (await view.ReadNonCompliantAsync(Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task Recorders_are_looked_for_among_the_targets_asked_for()
    {
        using var world = new World(settings: AtHome);

        var found = await new AggregatorView(world.Aws)
            .ReadRecordersAsync([new(World.Alpha, World.Ireland), new(World.Member(9), World.Ireland)], Ct);

        found.Should().Equal(new Target(World.Alpha, World.Ireland));
    }
}
