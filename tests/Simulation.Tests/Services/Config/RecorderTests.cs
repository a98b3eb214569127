using System.Text.Json.Nodes;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class RecorderTests
{
    [Fact]
    public void A_recorder_that_the_fault_stops_says_when_it_was_stopped_and_records_again_afterwards()
    {
        using var world = new World([new(
            FaultKind.RecorderOff, World.Alpha, World.Virginia, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30))]);
        var member = world.Member(World.Alpha);
        Recording(member).Should().BeTrue();

        world.Wait(15);

        Recording(member).Should().BeFalse();
        Status(member)["lastStopTime"]!.GetValue<double>().Should().Be(World.Start.AddMinutes(10).ToUnixTimeSeconds());
        Recording(world.Member(World.Alpha, "eu-west-1")).Should().BeTrue();
        world.Wait(30);
        Recording(member).Should().BeTrue();
    }

    [Fact]
    public void A_narrowed_recorder_records_some_types_only()
    {
        using var world = new World([new(FaultKind.RecorderNarrowed, World.Alpha)]);

        var group = world.Member(World.Alpha).Call("config", "DescribeConfigurationRecorders")
            .Json["ConfigurationRecorders"]![0]!["recordingGroup"]!;

        group["allSupported"]!.GetValue<bool>().Should().BeFalse();
        group["recordingStrategy"]!["useOnly"]!.ToString().Should().Be("INCLUSION_BY_RESOURCE_TYPES");
        group["resourceTypes"]!.AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public void A_recorder_is_stopped_deleted_and_made_again_by_calls()
    {
        using var world = new World();
        var member = world.Member(World.Alpha);

        member.Call("config", "StopConfigurationRecorder", new { ConfigurationRecorderName = "default" });
        Recording(member).Should().BeFalse();
        member.Call("config", "DeleteConfigurationRecorder", new { ConfigurationRecorderName = "default" });
        member.Call("config", "DescribeConfigurationRecorders")
            .Json["ConfigurationRecorders"]!.AsArray().Should().BeEmpty();
        member.Call("config", "DescribeConfigurationRecorders",
            new { ConfigurationRecorderNames = new[] { "default" } })
            .Code.Should().Be("NoSuchConfigurationRecorderException");
        member.Call("config", "PutConfigurationRecorder",
            new { ConfigurationRecorder = new { name = "mine", roleARN = "arn" } });

        Recording(member).Should().BeFalse();
        member.Call("config", "PutConfigurationRecorder",
            new { ConfigurationRecorder = new { name = "second", roleARN = "arn" } })
            .Code.Should().Be("MaxNumberOfConfigurationRecordersExceededException");
        member.Call("config", "StartConfigurationRecorder", new { ConfigurationRecorderName = "mine" });
        Recording(member).Should().BeTrue();
    }

    private static JsonNode Status(RawClient member) => member.Call("config", "DescribeConfigurationRecorderStatus")
        .Json["ConfigurationRecordersStatus"]![0]!;

    private static bool Recording(RawClient member) => Status(member)["recording"]!.GetValue<bool>();
}
