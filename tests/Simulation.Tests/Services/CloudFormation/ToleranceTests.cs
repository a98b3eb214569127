using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation;

public sealed class ToleranceTests
{
    [Fact]
    public void Without_tolerance_the_first_failure_cancels_the_rest_and_fails_the_operation()
    {
        using var world = Failing();
        world.CreateSet();

        var started = world.Deploy(preferences: new { RegionOrder = new[] { "us-east-1" } });
        world.Wait(30);

        world.Operation(started).Should().Be("FAILED");
        Results(world, started, "FAILED").Should().ContainSingle();
        Results(world, started, "CANCELLED")
            .Should().HaveCount(4, "one of the first region succeeded, the second was never entered");
        Sets.Of(world.Instances()[$"{World.Beta}/us-east-1"], "StatusReason")
            .Should().Contain("failure tolerance has exceeded");
    }

    [Fact]
    public void An_operation_within_its_tolerance_succeeds_and_hides_its_failures_in_a_counter()
    {
        using var world = Failing();
        world.CreateSet();

        var started = world.Deploy();
        world.Wait(30);

        world.Operation(started).Should().Be("SUCCEEDED");
        world.Cfn("DescribeStackSetOperation",
            new { StackSetName = "docs", OperationId = started.Xml("OperationId")[0] })
            .Xml("FailedStackInstancesCount").Should().Equal("1");
        var failed = world.Instances(more: new
        {
            Filters = new[] { new { Name = "DETAILED_STATUS",
            Values = "FAILED" } }
        });
        failed.Keys.Should().Equal($"{World.Alpha}/us-east-1");
        Sets.Of(failed.Values.Single(), "Status").Should().Be("OUTDATED");
    }

    [Fact]
    public void A_new_operation_tries_only_what_is_behind_again()
    {
        using var world = new World([new(FaultKind.StackFailed, World.Alpha, For: TimeSpan.FromMinutes(20))]);
        world.CreateSet();
        world.Deploy();
        world.Wait(30);

        var again = world.Deploy();
        Results(world, again, "SUCCEEDED").Should().HaveCount(4, "those are current and done at once");
        world.Wait(30);

        Results(world, again, "SUCCEEDED").Should().HaveCount(6);
        world.Instances().Values.Should().OnlyContain(i => Sets.Of(i, "Status") == "CURRENT");
    }

    [Theory]
    [InlineData("STRICT_FAILURE_TOLERANCE", 3)]
    [InlineData("SOFT_FAILURE_TOLERANCE", 10)]
    public void Strict_concurrency_is_at_most_the_tolerance_and_one(string mode, int running)
    {
        var seed = OrganizationGenerator.Generate(60, [World.Virginia], 5, healthy: true);
        using var world = new World(seed: seed);
        world.CreateSet();

        world.Cfn("CreateStackInstances", new
        {
            StackSetName = "docs",
            DeploymentTargets = new { OrganizationalUnitIds = new[] { world.Root() } },
            Regions = new[] { "us-east-1" },
            OperationPreferences = new { MaxConcurrentCount = 10, FailureToleranceCount = 2, ConcurrencyMode = mode },
        });

        world.Instances(more: new { Filters = new[] { new { Name = "DETAILED_STATUS", Values = "RUNNING" } } })
            .Should().HaveCount(running);
    }

    [Fact]
    public void A_set_works_on_at_most_a_hundred_instances_at_a_time()
    {
        var seed = OrganizationGenerator.Generate(150, [World.Ireland, World.Virginia], 5, healthy: true);
        using var world = new World(seed: seed);
        world.CreateSet();

        var started = world.Deploy();

        Results(world, started, "RUNNING").Should().HaveCount(100);
    }

    [Fact]
    public void A_stopped_operation_cancels_what_has_not_begun_and_lets_the_rest_end()
    {
        using var world = new World();
        world.CreateSet();
        var started = world.Deploy(preferences: new { MaxConcurrentCount = 1 });
        var id = started.Xml("OperationId")[0];

        world.Cfn("StopStackSetOperation", new { StackSetName = "docs", OperationId = id }).Code.Should().BeNull();

        world.Operation(started).Should().Be("STOPPING");
        world.Wait(10);
        world.Operation(started).Should().Be("STOPPED");
        Results(world, started, "SUCCEEDED").Should().ContainSingle();
        Results(world, started, "CANCELLED").Should().HaveCount(5);
        world.Cfn("StopStackSetOperation", new { StackSetName = "docs", OperationId = id })
            .Code.Should().Be("InvalidOperationException");
    }

    [Fact]
    public void A_suspended_account_is_skipped_and_does_not_count_as_a_failure()
    {
        using var world = new World([new(FaultKind.AccountSuspended, World.Alpha)]);
        world.CreateSet();

        var started = world.Deploy(preferences: new { MaxConcurrentCount = 1 });
        world.Wait(30);

        world.Operation(started).Should().Be("SUCCEEDED");
        Sets.Of(world.Instances()[$"{World.Alpha}/us-east-1"], "DetailedStatus")
            .Should().Be("SKIPPED_SUSPENDED_ACCOUNT");
    }

    [Fact]
    public void A_busy_set_refuses_operations_while_the_fault_lasts()
    {
        using var world = new World([new(FaultKind.StackSetBusy, For: TimeSpan.FromMinutes(5))]);
        world.CreateSet();

        world.Deploy().Code.Should().Be("OperationInProgressException");
        world.Wait(6);
        world.Deploy().Code.Should().BeNull();
    }

    [Fact]
    public void A_slow_stack_takes_many_times_longer()
    {
        using var world = new World([new(FaultKind.StackSlow, World.Alpha)]);
        world.CreateSet();
        var started = world.Deploy();

        world.Wait(4);

        Results(world, started, "RUNNING").Should().HaveCount(2);
        world.Wait(10);
        world.Operation(started).Should().Be("SUCCEEDED");
    }

    private static World Failing() => new([new(FaultKind.StackFailed, World.Alpha, World.Virginia)]);

    private static IReadOnlyList<string> Results(World world, WireAnswer started, string status)
    {
        var rows = world.Cfn("ListStackSetOperationResults", new
        {
            StackSetName = "docs",
            OperationId = started.Xml("OperationId")[0],
            Filters = new[] { new { Name = "OPERATION_RESULT_STATUS", Values = status } },
        });
        return rows.Xml("Account");
    }
}
