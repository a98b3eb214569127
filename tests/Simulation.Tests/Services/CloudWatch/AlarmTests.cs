using System.Net;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.CloudWatch;
using PciAutoHeal.Simulation.Serving;
using Fault = PciAutoHeal.Core.Faults.Fault;

namespace PciAutoHeal.Simulation.Tests.Services.CloudWatch;

public sealed class AlarmTests
{
    [Fact]
    public async Task Boto3_finds_alarms_as_AWS_documents_them()
    {
        using var world = new World();
        await using var server = await SimulationServer.StartAsync(
            world.Cloud, new(IPAddress.Loopback, 0), allowNonLoopback: false, TestContext.Current.CancellationToken);

        var (exit, output) = await Peers.RunAsync("alarms.py", server.Address.AbsoluteUri);

        exit.Should().Be(0, output);
    }

    [Theory]
    [InlineData("notBreaching", "OK")]
    [InlineData("breaching", "ALARM")]
    [InlineData("missing", "INSUFFICIENT_DATA")]
    [InlineData("ignore", "INSUFFICIENT_DATA")]
    public void Without_datapoints_an_alarm_comes_after_a_period_to_what_it_makes_of_that(
        string treatment, string state)
    {
        using var world = new World();
        Put(world, "errors", treatment);

        StateOf(world, "errors").Should().Be("INSUFFICIENT_DATA");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        StateOf(world, "errors").Should().Be(state);
    }

    [Fact]
    public void An_update_leaves_the_state_as_it_is()
    {
        using var world = new World();
        Put(world, "errors", "missing");
        Set(world, "errors", "ALARM");

        Put(world, "errors", "notBreaching");

        StateOf(world, "errors").Should().Be("ALARM");
    }

    [Fact]
    public void A_fault_raises_alarms_for_as_long_as_it_lasts_where_it_strikes()
    {
        var minute = TimeSpan.FromMinutes(1);
        using var world = new World([new Fault(FaultKind.AlarmRaised, World.Security, World.Virginia, 2 * minute, 5 * minute)]);
        Put(world, "errors", "notBreaching");
        Put(world, "elsewhere", "notBreaching", "eu-west-1");
        world.Clock.Advance(2 * minute);

        StateOf(world, "errors").Should().Be("ALARM");
        StateOf(world, "elsewhere", "eu-west-1").Should().Be("OK");
        world.Clock.Advance(5 * minute);
        StateOf(world, "errors").Should().Be("OK");
    }

    [Fact]
    public void What_was_set_on_a_composite_alarm_stays_until_one_below_it_changes()
    {
        using var world = new World();
        Put(world, "errors", "notBreaching");
        world.Call("monitoring", "PutCompositeAlarm", new { AlarmName = "any", AlarmRule = "ALARM(errors)" });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        StateOf(world, "any").Should().Be("OK");

        Set(world, "any", "ALARM");

        StateOf(world, "any").Should().Be("ALARM");
        Set(world, "errors", "INSUFFICIENT_DATA");
        StateOf(world, "any").Should().Be("OK");
    }

    [Theory]
    [InlineData("PutMetricAlarm", "MissingParameter")]
    [InlineData("PutCompositeAlarm", "MissingParameter")]
    [InlineData("SetAlarmState", "MissingParameter")]
    [InlineData("DeleteAlarms", "MissingParameter")]
    [InlineData("GetDashboard", "InvalidAction")]
    public void What_lacks_something_or_is_not_known_is_refused(string operation, string code)
    {
        using var world = new World();

        var answer = world.Call("monitoring", operation);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Code.Should().Be(code);
    }

    [Fact]
    public void Alarms_of_the_settings_are_there_and_quiet()
    {
        using var world = new World(settings: new SimulationSettings().With(
            new CloudWatchSettings { Standing = [new("errors", null, World.Virginia), new("latency", World.Alpha, World.Virginia)] }));

        StateOf(world, "errors").Should().Be("OK");
        world.Call("monitoring", "DescribeAlarms").Xml("AlarmName").Should().Equal("errors");
    }

    private static void Put(World world, string name, string treatment, string region = "us-east-1") => world.Call(
        "monitoring",
        "PutMetricAlarm",
        new
        {
            AlarmName = name,
            Namespace = "AWS/Lambda",
            MetricName = "Errors",
            Period = 60,
            EvaluationPeriods = 1,
            ComparisonOperator = "GreaterThanThreshold",
            TreatMissingData = treatment,
        },
        region: region).Status.Should().Be(HttpStatusCode.OK);

    private static void Set(World world, string name, string state) => world.Call(
        "monitoring", "SetAlarmState", new { AlarmName = name, StateValue = state, StateReason = "test" }).Status.Should().Be(HttpStatusCode.OK);

    private static string StateOf(World world, string name, string region = "us-east-1") => world.Call(
        "monitoring",
        "DescribeAlarms",
        new { AlarmNames = new[] { name }, AlarmTypes = new[] { "MetricAlarm", "CompositeAlarm" } },
        region: region).Xml("StateValue").Single();
}
