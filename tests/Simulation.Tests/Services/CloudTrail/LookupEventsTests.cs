using System.Net;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Faults;
using Fault = PciAutoHeal.Core.Faults.Fault;

namespace PciAutoHeal.Simulation.Tests.Services.CloudTrail;

public sealed class LookupEventsTests
{
    [Fact]
    public void A_change_is_told_with_who_made_it_and_what_it_was_about()
    {
        using var world = new World();
        Stop(world);

        var found = Events(world, ByName("StopConfigurationRecorder")).Should().ContainSingle().Subject;

        found["Username"]!.ToString().Should().Be("administrator");
        found["EventSource"]!.ToString().Should().Be("config.amazonaws.com");
        found["Resources"]![0]!["ResourceName"]!.ToString().Should().Be("default");
        var record = JsonNode.Parse(found["CloudTrailEvent"]!.ToString())!;
        record["userIdentity"]!["arn"]!.ToString().Should().Be($"arn:aws:iam::{World.Security}:user/administrator");
        record["requestParameters"]!["configurationRecorderName"]!.ToString().Should().Be("default");
    }

    [Fact]
    public void Reads_are_not_kept()
    {
        using var world = new World();
        world.Call("config", "DescribeConfigurationRecorders");

        Events(world, new { }).Should().BeEmpty();
    }

    [Fact]
    public void A_refused_change_says_why()
    {
        using var world = new World();
        world.Call("config", "StopConfigurationRecorder", new { ConfigurationRecorderName = "nobody" });

        var record = JsonNode.Parse(Events(world, new { })[0]["CloudTrailEvent"]!.ToString())!;

        record["errorCode"]!.ToString().Should().Be("NoSuchConfigurationRecorderException");
    }

    [Fact]
    public void Two_requests_a_second_are_let_through()
    {
        using var world = new World();

        Lookup(world).Status.Should().Be(HttpStatusCode.OK);
        Lookup(world).Status.Should().Be(HttpStatusCode.OK);
        Lookup(world).Code.Should().Be("ThrottlingException");
        world.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Lookup(world).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void Pages_hold_fifty_the_newest_first()
    {
        using var world = new World();
        for (var i = 0; i < 60; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            Stop(world);
        }

        var first = Lookup(world).Json;
        var second = Lookup(world, new { NextToken = first["NextToken"]!.ToString() }).Json;

        first["Events"]!.AsArray().Should().HaveCount(50);
        first["Events"]![0]!["EventTime"]!.GetValue<double>().Should()
            .BeGreaterThan(first["Events"]![49]!["EventTime"]!.GetValue<double>());
        second["Events"]!.AsArray().Should().HaveCount(10);
        second.ContainsKey("NextToken").Should().BeFalse();
    }

    [Fact]
    public void After_ninety_days_an_event_is_gone()
    {
        using var world = new World();
        Stop(world);

        world.Clock.Advance(TimeSpan.FromDays(91));

        Events(world, new { }).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Colour", "red", "InvalidLookupAttributesException")]
    [InlineData("EventName", null, "InvalidLookupAttributesException")]
    public void An_attribute_that_is_none_is_refused(string key, string? value, string code)
    {
        using var world = new World();

        Lookup(world, new { LookupAttributes = new[] { new { AttributeKey = key, AttributeValue = value } } })
            .Code.Should().Be(code);
    }

    [Fact]
    public void A_time_range_that_runs_backwards_is_refused()
    {
        using var world = new World();

        Lookup(world, new { StartTime = 1_800_000_000, EndTime = 1_700_000_000 }).Code.Should().Be("InvalidTimeRangeException");
    }

    [Fact]
    public void A_fault_changes_things_in_the_name_of_a_person()
    {
        using var world = new World([new Fault(FaultKind.RecorderOff, World.Security, World.Virginia, TimeSpan.FromMinutes(5))]);
        Events(world, new { }).Should().BeEmpty();
        world.Clock.Advance(TimeSpan.FromMinutes(6));

        var found = Events(world, ByName("StopConfigurationRecorder")).Should().ContainSingle().Subject;

        found["EventTime"]!.GetValue<double>().Should().Be(World.Start.AddMinutes(5).ToUnixTimeSeconds());
        found["CloudTrailEvent"]!.ToString().Should().Contain($":{World.Security}:assumed-role/");
    }

    private static object ByName(string name) =>
        new { LookupAttributes = new[] { new { AttributeKey = "EventName", AttributeValue = name } } };

    private static void Stop(World world) =>
        world.Call("config", "StopConfigurationRecorder", new { ConfigurationRecorderName = "default" });

    private static IReadOnlyList<JsonObject> Events(World world, object input) =>
        [.. Lookup(world, input).Json["Events"]!.AsArray().Select(one => one!.AsObject())];

    private static WireAnswer Lookup(World world, object? input = null) =>
        world.Call("cloudtrail", "LookupEvents", input);
}
