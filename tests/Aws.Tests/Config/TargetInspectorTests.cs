using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.Config;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class TargetInspectorTests
{
    private static readonly Region[] Both = [World.Ireland, World.Virginia];
    private static readonly Region Cape = Region.Parse("af-south-1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The aggregator of the simulated organization lives in its first region; ours is looked for in the home region.
    private static SimulationSettings AtHome => new SimulationSettings()
        .With(new ConfigSettings { AggregatorRegion = World.Virginia.Value });

    [Fact]
    public async Task The_aggregator_knows_who_records_without_a_role()
    {
        using var world = new World(settings: AtHome);

        var recording = await world.Inspector.ReadRecordingAsync(Both, Ct);

        recording.Should().HaveCount(8).And.Contain(new Target(World.Alpha, World.Ireland));
        world.Cloud.Calls["sts:AssumeRole"].Should().Be(0);
    }

    [Fact]
    public async Task Only_regions_asked_for_are_told()
    {
        using var world = new World(settings: AtHome);

        var recording = await world.Inspector.ReadRecordingAsync([World.Ireland], Ct);

        recording.Should().HaveCount(4).And.OnlyContain(target => target.Region == World.Ireland);
    }

    [Fact]
    public async Task A_target_without_a_recorder_is_absent()
    {
        var seed = World.Small with
        {
            Accounts = [.. World.Small.Accounts.Select(a => a.Id == World.Beta ? a with { Recorders = [] } : a)],
        };
        using var world = new World(seed: seed, settings: AtHome);

        var recording = await world.Inspector.ReadRecordingAsync(Both, Ct);

        recording.Should().HaveCount(6).And.NotContain(target => target.Account == World.Beta);
    }

    [Fact]
    public async Task Without_an_aggregator_nothing_is_known()
    {
        using var world = new World(settings: new SimulationSettings().With(new ConfigSettings { Aggregator = null }));

        (await world.Inspector.ReadRecordingAsync(Both, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_endpoint_without_aggregators_knows_nothing()
    {
        using var world = new World();
        world.Meddler.Refuse("DescribeConfigurationAggregators", "UnknownOperationException", status: 501);

        (await world.Inspector.ReadRecordingAsync(Both, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task Hundreds_of_sources_come_by_pages()
    {
        using var world = new World(seed: World.Large(120), settings: AtHome);

        (await world.Inspector.ReadRecordingAsync(Both, Ct)).Should().HaveCount(248);

        world.Cloud.Calls["config:DescribeConfigurationAggregatorSourcesStatus"].Should().Be(3);
    }

    [Fact]
    public async Task A_member_says_which_regions_it_has_and_what_it_records()
    {
        var seed = World.Small with
        {
            Accounts =
            [
                .. World.Small.Accounts.Select(a => a.Id != World.Alpha ? a : a with
                {
                    Regions = [World.Ireland],
                    Recorders = [new(World.Ireland, Recording: false, AllSupported: false, IncludeGlobal: false)],
                }),
            ],
        };
        using var world = new World(seed: seed);

        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, Both, Ct);

        inspection.ErrorCode.Should().BeNull();
        inspection.Regions.Should().Equal(World.Ireland);
        inspection.Recorders.Should().Equal(new Recorder(World.Ireland, false, false, false));
    }

    [Theory]
    [InlineData(FaultKind.RecorderOff, false, true)]
    [InlineData(FaultKind.RecorderNarrowed, true, false)]
    public async Task What_is_wrong_with_a_recorder_shows(FaultKind fault, bool recording, bool allSupported)
    {
        using var world = new World([new(fault, World.Alpha, World.Ireland)]);

        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, Both, Ct);

        var recorder = inspection.Recorders!.Single(one => one.Region == World.Ireland);
        (recorder.Recording, recorder.AllSupported).Should().Be((recording, allSupported));
        inspection.Recorders!.Single(one => one.Region == World.Virginia).Recording.Should().BeTrue();
    }

    [Fact]
    public async Task An_account_that_cannot_be_entered_is_data()
    {
        using var world = new World([new(FaultKind.RoleMissing, World.Alpha)]);

        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, Both, Ct);

        inspection.Should().Match<Steps.Ports.AccountInspection>(it => it.Regions == null && it.Recorders == null
            && it.ErrorCode == "AccessDenied" && it.Error!.Contains("222233334444"));
    }

    [Fact]
    public async Task An_account_that_stays_throttled_is_data_too()
    {
        using var world = new World([new(FaultKind.Throttled, World.Alpha, Api: "config:*")]);

        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, Both, Ct);

        inspection.ErrorCode.Should().Be("ThrottlingException");
        inspection.Recorders.Should().BeNull();
    }

    [Fact]
    public async Task No_member_is_asked_for_regions_that_everybody_has()
    {
        using var world = new World();

        await world.Inspector.InspectAsync(World.Alpha, World.Role, Both, Ct);
        var inspection = await world.Inspector.InspectAsync(World.Beta, World.Role, Both, Ct);

        inspection.Regions.Should().Equal(Both);
        inspection.Recorders.Should().HaveCount(2);
        world.Cloud.Calls["ec2:DescribeRegions"].Should().Be(1, "the caller's own answer holds for all");
    }

    [Fact]
    public async Task A_member_is_asked_for_regions_that_need_an_opt_in()
    {
        using var world = new World(seed: WithCape(World.Ireland));

        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, [World.Ireland, Cape], Ct);

        inspection.Regions.Should().Equal(World.Ireland);
        inspection.Recorders.Should().ContainSingle().Which.Region.Should().Be(World.Ireland);
    }

    [Fact]
    public async Task When_regions_may_not_be_read_recorders_are_still_looked_at()
    {
        using var world = new World(
            [new(FaultKind.AccessDenied, World.Alpha, Api: "ec2:DescribeRegions")], WithCape(World.Ireland, Cape));

        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, [World.Ireland, Cape], Ct);

        inspection.Regions.Should().BeNull();
        inspection.Recorders.Should().HaveCount(2);
        inspection.ErrorCode.Should().BeNull();
    }

    [Fact]
    public async Task A_caller_that_may_not_read_regions_asks_the_members()
    {
        using var world = new World([new(FaultKind.AccessDenied, World.Security, Api: "ec2:DescribeRegions")]);

        var inspection = await world.Inspector.InspectAsync(World.Alpha, World.Role, Both, Ct);

        inspection.Regions.Should().Equal(Both);
        inspection.Recorders.Should().HaveCount(2);
    }

    [Fact]
    public async Task Who_cancels_is_obeyed()
    {
        using var world = new World();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Func<Task> inspect = async () => await world.Inspector.InspectAsync(World.Alpha, World.Role, Both, stop.Token);

        await inspect.Should().ThrowAsync<OperationCanceledException>();
    }

    /// <summary>An organization with a region that accounts have to ask for, and what Alpha has of both.</summary>
    private static OrganizationSnapshot WithCape(params Region[] regions) => World.Small with
    {
        Regions = [World.Ireland, Cape],
        Accounts = [.. World.Small.Accounts.Select(a => a.Id == World.Alpha ? a with { Regions = regions } : a)],
    };
}
