using System.Net;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Iam;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation;

public sealed class StackSetTests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void Documents_really_appear_in_the_members_when_the_operation_succeeds()
    {
        world.CreateSet().Status.Should().Be(HttpStatusCode.OK);
        var started = world.Deploy();

        world.Operation(started).Should().Be("RUNNING");
        Documents(World.Alpha).All.Should().BeEmpty();
        world.Wait(10);
        world.Operation(started).Should().Be("SUCCEEDED");

        Documents(World.Alpha).Find("PciAutoHeal-StopInstance")!.Default.Content.Should().Contain("VERSION");
        world.Instances().Keys.Should().HaveCount(6).And.NotContain(key => key.StartsWith(World.Management.Value));
        world.Instances().Values.Should().OnlyContain(i => Sets.Of(i, "Status") == "CURRENT"
            && Sets.Of(i, "DetailedStatus") == "SUCCEEDED");
    }

    [Fact]
    public void Roles_need_the_word_that_named_roles_may_be_made_and_then_appear()
    {
        world.CreateSet(Sets.Role, "roles").Code.Should().Be("InsufficientCapabilitiesException");
        world.CreateSet(Sets.Role, "roles", new { Capabilities = new[] { "CAPABILITY_NAMED_IAM" } });

        world.Deploy("roles", preferences: Sets.Fast);
        world.Wait(10);

        var role = world.Cloud.Between(cloud =>
            cloud.Organization.Find(World.Alpha)!.Global<IamRoles>().Find("PciAutoHealRemediation")!);
        role.InlinePolicies["stop"].Should().Contain($"arn:aws:ec2:*:{World.Alpha}:instance/*");
    }

    [Fact]
    public void The_second_region_of_the_same_role_fails_because_the_name_is_taken()
    {
        world.CreateSet(Sets.Role, "roles", new { Capabilities = new[] { "CAPABILITY_NAMED_IAM" } });

        world.Deploy("roles", preferences: new { RegionOrder = new[] { "us-east-1" }, FailureTolerancePercentage = 100, MaxConcurrentPercentage = 100, ConcurrencyMode = "SOFT_FAILURE_TOLERANCE" });
        world.Wait(20);

        var instances = world.Instances("roles");
        Sets.Of(instances[$"{World.Alpha}/us-east-1"], "Status").Should().Be("CURRENT");
        Sets.Of(instances[$"{World.Alpha}/eu-west-1"], "StatusReason").Should().Contain("already exists");
    }

    [Fact]
    public void A_delegated_administrator_sees_its_sets_only_with_CallAs()
    {
        world.CreateSet();

        world.Cfn("DescribeStackSet", new { StackSetName = "docs", CallAs = "SELF" })
            .Code.Should().Be("StackSetNotFoundException");
        world.Cfn("DescribeStackSet", new { StackSetName = "docs" }).Xml("StackSetName").Should().Equal("docs");
        world.Cfn("DescribeStackSet", new { StackSetName = "docs" }, "MANAGEMENT").Xml("PermissionModel")
            .Should().Equal("SERVICE_MANAGED");
        world.Cfn("CreateStackSet", new { StackSetName = "x", TemplateBody = Sets.Document, PermissionModel = "SERVICE_MANAGED", CallAs = "SELF" })
            .Code.Should().Be("ValidationError");
    }

    [Fact]
    public void A_second_operation_is_refused_unless_execution_is_managed()
    {
        world.CreateSet();
        world.Deploy();
        var second = world.Deploy();
        second.Code.Should().Be("OperationInProgressException");
        second.Status.Should().Be(HttpStatusCode.Conflict);

        world.CreateSet(name: "managed", more: new { ManagedExecution = new { Active = true } });
        world.Deploy("managed");
        world.Operation(world.Deploy("managed"), "managed").Should().Be("QUEUED");
    }

    [Fact]
    public void An_update_leaves_everybody_behind_and_brings_only_its_targets_up()
    {
        world.CreateSet();
        world.Deploy();
        world.Wait(10);

        var update = world.Cfn("UpdateStackSet", new
        {
            StackSetName = "docs",
            TemplateBody = Sets.Document.Replace("VERSION", "second"),
            DeploymentTargets = new
            {
                OrganizationalUnitIds = new[] { world.Workloads() },
                Accounts = new[] { World.Alpha.Value },
                AccountFilterType = "INTERSECTION"
            },
            Regions = new[] { "us-east-1" },
        });
        world.Wait(10);

        world.Operation(update).Should().Be("SUCCEEDED");
        var instances = world.Instances();
        Sets.Of(instances[$"{World.Alpha}/us-east-1"], "Status").Should().Be("CURRENT");
        instances.Values.Count(i => Sets.Of(i, "Status") == "OUTDATED").Should().Be(5);
        Documents(World.Alpha).Find("PciAutoHeal-StopInstance")!.Default.Content.Should().Contain("second");
        Documents(World.Beta).Find("PciAutoHeal-StopInstance")!.Default.Content.Should().Contain("VERSION");
    }

    [Fact]
    public void Deleting_the_instances_takes_the_documents_away_and_only_then_the_set_can_go()
    {
        world.CreateSet();
        world.Deploy();
        world.Wait(10);
        world.Cfn("DeleteStackSet", new { StackSetName = "docs" }).Code.Should().Be("StackSetNotEmptyException");

        world.Cfn("DeleteStackInstances", new
        {
            StackSetName = "docs",
            RetainStacks = false,
            Regions = new[] { "eu-west-1", "us-east-1" },
            DeploymentTargets = new { OrganizationalUnitIds = new[] { world.Root() } },
            OperationPreferences = Sets.Fast,
        });
        world.Wait(10);

        world.Instances().Should().BeEmpty();
        Documents(World.Alpha).All.Should().BeEmpty();
        world.Cfn("DeleteStackSet", new { StackSetName = "docs" }).Status.Should().Be(HttpStatusCode.OK);
    }

    private SsmDocuments Documents(AccountId account) =>
        world.Cloud.Organization.Find(account)!.In<SsmDocuments>(World.Virginia);
}
