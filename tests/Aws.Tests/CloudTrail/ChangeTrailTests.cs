using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.CloudTrail;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.CloudTrail;

public sealed class ChangeTrailTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_member_tells_who_stopped_its_recorder()
    {
        using var world = new World([new(FaultKind.RecorderOff, World.Alpha, World.Ireland, Hour)]);
        world.Clock.Advance(2 * Hour);

        var change = (await FindAsync(world)).Should().ContainSingle().Subject;

        change.At.Should().Be(World.Start + Hour);
        change.Who.Should().StartWith($"arn:aws:sts::{World.Alpha}:assumed-role/");
        change.Concerns.Should().Contain("default");
    }

    [Fact]
    public async Task What_AWS_refused_changed_nothing()
    {
        using var world = new World();
        world.Meddler.Answer("LookupEvents", """
            {"Events":[{"EventName":"StopConfigurationRecorder","EventTime":1763900000,"CloudTrailEvent":"{\"errorCode\":\"AccessDenied\"}"}]}
            """);

        (await FindAsync(world)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("AccessDeniedException")]
    [InlineData("UnsupportedOperationException")]
    public async Task A_trail_that_may_not_be_read_tells_nothing_and_fails_nothing(string code)
    {
        using var world = new World([new(FaultKind.RecorderOff, World.Alpha, World.Ireland)]);
        world.Meddler.Refuse("LookupEvents", code);

        (await FindAsync(world)).Should().BeEmpty();
    }

    [Fact]
    public async Task Two_pages_are_read_and_no_more()
    {
        using var world = new World();
        world.Meddler.Answer("LookupEvents", """{"Events":[],"NextToken":"more"}""", times: 3);

        (await FindAsync(world)).Should().BeEmpty();

        world.Aws.Counters.Snapshot()["cloudtrail:LookupEvents"].Should().Be(2);
    }

    [Fact]
    public async Task An_event_without_a_record_of_its_own_still_names_the_user()
    {
        using var world = new World();
        world.Meddler.Answer("LookupEvents", """
            {"Events":[{"EventName":"StopConfigurationRecorder","EventTime":1763900000,"Username":"sam","CloudTrailEvent":"no json"}]}
            """);

        (await FindAsync(world)).Should().ContainSingle().Which.Who.Should().Be("sam");
    }

    private static Task<IReadOnlyList<TrailedChange>> FindAsync(World world) =>
        new ChangeTrail(world.Aws, NullLogger<ChangeTrail>.Instance).FindAsync(
            new TrailQuestion(
                World.Alpha, World.Role, World.Ireland, "StopConfigurationRecorder", World.Start, world.Clock.GetUtcNow()),
            TestContext.Current.CancellationToken);
}
