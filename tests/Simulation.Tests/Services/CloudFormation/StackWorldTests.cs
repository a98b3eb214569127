using System.Net;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation;

/// <summary>Drift, automatic deployment, packs in stacks, and ordinary stacks.</summary>
public sealed class StackWorldTests
{
    private static readonly AccountId Newcomer = AccountId.Parse("444455556666");

    [Fact]
    public void A_document_that_somebody_edits_is_drift_and_is_found_by_resource()
    {
        using var world = new World([new(FaultKind.DocumentChanged, World.Alpha, World.Virginia,
            TimeSpan.FromMinutes(30))]);
        world.CreateSet();
        world.Deploy();
        world.Wait(20);
        Drifted(world).Should().BeEmpty();

        world.Wait(20);

        Drifted(world).Should().Equal($"{World.Alpha}/us-east-1");
        var last = world.Cfn("ListStackSetOperations", new { StackSetName = "docs" }).Xml("OperationId")[0];
        var rows = world.Cfn("ListStackInstanceResourceDrifts", new
        {
            StackSetName = "docs",
            OperationId = last,
            StackInstanceAccount = World.Alpha.Value,
            StackInstanceRegion = "us-east-1",
        });
        rows.Xml("StackResourceDriftStatus").Should().Equal("MODIFIED");
        rows.Xml("PropertyPath").Should().Equal("/Content");
        world.Cfn("DescribeStackSet", new { StackSetName = "docs" }).Xml("DriftedStackInstancesCount")
            .Should().Equal("1");
    }

    [Fact]
    public void A_role_that_was_given_more_rights_is_drift()
    {
        using var world = new World([new(FaultKind.RoleChanged, World.Alpha, At: TimeSpan.FromMinutes(30))]);
        world.CreateSet(Sets.Role, more: new { Capabilities = new[] { "CAPABILITY_NAMED_IAM" } });
        world.Cfn("CreateStackInstances", new
        {
            StackSetName = "docs",
            DeploymentTargets = new { OrganizationalUnitIds = new[] { world.Root() } },
            Regions = new[] { "us-east-1" },
            OperationPreferences = Sets.Fast,
        });
        world.Wait(40);

        Drifted(world).Should().Equal($"{World.Alpha}/us-east-1");
    }

    [Fact]
    public void With_automatic_deployment_a_newcomer_gets_the_stacks_and_a_leaver_loses_them()
    {
        using var world = new World();
        world.CreateSet(more: new { AutoDeployment = new { Enabled = true, RetainStacksOnAccountRemoval = false } });
        world.Deploy(targets: new { OrganizationalUnitIds = new[] { world.Workloads() } });
        world.Wait(10);

        var account = world.Cloud.Between(cloud => cloud.Organization.Join(
            new(Newcomer, "newcomer", AccountState.Active) { Path = ["Workloads", "Prod"] }));
        world.Wait(10);
        world.Instances().Should().ContainKey($"{Newcomer}/us-east-1");
        account.In<SsmDocuments>(World.Virginia).All.Should().ContainSingle();
        world.Cloud.Between(cloud =>
        {
            cloud.Organization.Leave(account);
            return true;
        });

        world.Instances().Should().NotContainKey($"{Newcomer}/us-east-1");
        account.In<SsmDocuments>(World.Virginia).All.Should().BeEmpty();
    }

    [Fact]
    public void Without_automatic_deployment_a_newcomer_gets_nothing()
    {
        using var world = new World();
        world.CreateSet();
        world.Deploy();
        world.Wait(10);

        world.Cloud.Between(cloud =>
            cloud.Organization.Join(new(Newcomer, "newcomer", AccountState.Active) { Path = ["Workloads"] }));
        world.Wait(10);

        world.Instances().Should().NotContainKey($"{Newcomer}/us-east-1");
    }

    [Fact]
    public void A_set_of_conformance_packs_deploys_packs_that_the_members_own()
    {
        using var world = new World();
        var template = "Resources:\n  Pack:\n    Type: AWS::Config::ConformancePack\n    Properties:\n      ConformancePackName: PciAutoHeal-v1\n"
            + "      TemplateBody: |\n" + string.Concat(Services.Config.Pack.Rules(3).Split('\n')
                .Select(line => $"        {line}\n"));
        world.CreateSet(template, "packs");

        var started = world.Deploy("packs");
        world.Wait(1);
        world.Operation(started, "packs").Should().Be("RUNNING");
        world.Wait(20);

        world.Operation(started, "packs").Should().Be("SUCCEEDED");
        var member = Services.Config.Pack.Member(world, World.Alpha);
        member.Call("config", "DescribeConfigRules").Json["ConfigRules"]!.AsArray().Should().HaveCount(3);
        member.Call("config", "DescribeConformancePackStatus")
            .Json["ConformancePackStatusDetails"]![0]!["ConformancePackState"]!
            .ToString().Should().Be("CREATE_COMPLETE");
    }

    [Fact]
    public void A_conformance_pack_that_fails_fails_its_instance_with_its_reason()
    {
        using var world = new World([new(FaultKind.RecorderOff, World.Alpha)]);
        var template = "Resources: { Pack: { Type: 'AWS::Config::ConformancePack', Properties: { ConformancePackName: p, TemplateBody: "
            + System.Text.Json.JsonSerializer.Serialize(Services.Config.Pack.Rules(1)) + " } } }";
        world.CreateSet(template, "packs");

        world.Deploy("packs");
        world.Wait(30);

        Sets.Of(world.Instances("packs")[$"{World.Alpha}/us-east-1"], "StatusReason")
            .Should().Contain("ConfigurationRecorder");
        Sets.Of(world.Instances("packs")[$"{World.Beta}/us-east-1"], "Status").Should().Be("CURRENT");
    }

    [Fact]
    public void An_ordinary_stack_serves_the_management_account_and_puts_everything_back_when_it_fails()
    {
        using var world = new World();
        var wrong = Sets.Document + "\n  Bucket: { Type: 'AWS::S3::Bucket' }\n";
        world.Cfn("CreateStack", new { StackName = "bad", TemplateBody = wrong }, "MANAGEMENT")
            .Status.Should().Be(HttpStatusCode.OK);
        world.Cfn("CreateStack", new
        {
            StackName = "docs",
            TemplateBody = Sets.Role,
            Capabilities = new[] { "CAPABILITY_NAMED_IAM" }
        }, "MANAGEMENT");

        world.Wait(5);

        var bad = world.Cfn("DescribeStacks", new { StackName = "bad" }, "MANAGEMENT");
        bad.Xml("StackStatus").Should().Equal("ROLLBACK_COMPLETE");
        bad.Xml("StackStatusReason").Single().Should().Contain("AWS::S3::Bucket");
        world.Cloud.Organization.Management.In<SsmDocuments>(World.Virginia).All.Should().BeEmpty();
        world.Cfn("DescribeStacks", new { StackName = "docs" }, "MANAGEMENT").Xml("OutputValue")
            .Should().Equal($"arn:aws:iam::{World.Management}:role/PciAutoHealRemediation");
    }

    private static List<string> Drifted(World world)
    {
        var started = world.Cfn("DetectStackSetDrift", new { StackSetName = "docs", OperationPreferences = Sets.Fast });
        world.Wait(5);
        world.Operation(started).Should().Be("SUCCEEDED");
        return [.. world.Instances(more: new { Filters = new[] { new { Name = "DRIFT_STATUS",
            Values = "DRIFTED" } } }).Keys];
    }
}
