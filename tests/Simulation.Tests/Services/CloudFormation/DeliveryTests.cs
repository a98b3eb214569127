using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.Iam;
using PciAutoHeal.Simulation.Services.Ssm;

namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation;

/// <summary>What stacks bring is kept closed until somebody looks; nobody who looks may see a difference.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void An_update_gives_the_same_documents_whether_or_not_somebody_had_looked_before()
    {
        using var looked = new DeliveryTests();
        foreach (var one in new[] { this, looked })
            one.Bring(Documents(("One", "same"), ("Two", "old"), ("Three", "goes")));
        looked.Of(World.Alpha).All.Select(document => looked.Of(World.Alpha).Find(document.Name)).Should().HaveCount(3);

        foreach (var one in new[] { this, looked })
            one.Update(Documents(("One", "same"), ("Two", "new"), ("Four", "comes")));

        Shown(World.Alpha).Should().Equal(looked.Shown(World.Alpha)).And.HaveCount(3);
        Of(World.Alpha).Find("PciAutoHeal-Two")!.Versions.Select(version => version.Content)
            .Should().HaveCount(2).And.SatisfyRespectively(old => old.Should().Contain("old"), now => now.Should().Contain("new"));
        Of(World.Alpha).Find("PciAutoHeal-Three").Should().BeNull();
    }

    [Fact]
    public void An_update_gives_the_same_roles_whether_or_not_somebody_had_looked_before()
    {
        var capable = new { Capabilities = new[] { "CAPABILITY_NAMED_IAM" } };
        Bring(Sets.Role, more: capable, regions: ["us-east-1"]);
        var before = Roles(World.Beta).Find("PciAutoHealRemediation")!;

        Update(Sets.Role.Replace("ec2:StopInstances", "ec2:StartInstances"), capable, ["us-east-1"]);

        var (alpha, beta) = (
            Roles(World.Alpha).Find("PciAutoHealRemediation")!, Roles(World.Beta).Find("PciAutoHealRemediation")!);
        alpha.InlinePolicies["stop"].Should().Contain("ec2:StartInstances").And.Contain($":{World.Alpha}:instance/*");
        beta.InlinePolicies["stop"].Should()
            .Be(alpha.InlinePolicies["stop"].Replace(World.Alpha.Value, World.Beta.Value));
        beta.Should().BeSameAs(before);
        alpha.CreatedAt.Should().BeBefore(World.Start.AddMinutes(10));
    }

    [Fact]
    public void A_document_deleted_by_hand_is_gone_and_drifted_in_that_account_only()
    {
        Bring(Documents(("One", "one"), ("Two", "two")));

        Of(World.Alpha).Remove(Of(World.Alpha).Find("PciAutoHeal-Two")!);
        var detection = world.Cfn(
            "DetectStackSetDrift", new { StackSetName = "docs", OperationPreferences = Sets.Fast });
        Wait();

        Of(World.Alpha).All.Select(document => document.Name).Should().Equal("PciAutoHeal-One");
        Of(World.Beta).All.Should().HaveCount(2);
        world.Instances().Where(it => Sets.Of(it.Value, "DriftStatus") == "DRIFTED").Select(it => it.Key)
            .Should().Equal($"{World.Alpha}/us-east-1");
        Drifts(detection.Xml("OperationId").Single()).Should().Equal("IN_SYNC", "DELETED");
    }

    [Fact]
    public void A_document_made_again_by_hand_belongs_to_its_maker()
    {
        Bring(Documents(("One", "one")));
        Of(World.Alpha).Remove(Of(World.Alpha).Find("PciAutoHeal-One")!);
        world.Cloud.Between(cloud => Of(World.Alpha).Create(
            cloud, cloud.Organization.Find(World.Alpha)!, World.Virginia, "PciAutoHeal-One", """{"schemaVersion":"2.2"}"""));

        Delete("docs");

        Of(World.Alpha).All.Should().ContainSingle().Which.OwnerStack.Should().BeNull();
        Of(World.Beta).All.Should().BeEmpty();
    }

    [Fact]
    public void A_second_set_cannot_bring_a_name_that_the_first_one_has_brought()
    {
        Bring(Documents(("One", "first"), ("Two", "first")));
        Bring(Documents(("Two", "second"), ("Three", "second")), "more");

        Sets.Of(world.Instances("more")[$"{World.Alpha}/us-east-1"], "StatusReason").Should().Contain("already exists");
        Of(World.Alpha).All.Select(document => document.Name).Should().Equal("PciAutoHeal-One", "PciAutoHeal-Two");
        Of(World.Alpha).Find("PciAutoHeal-Two")!.Default.Content.Should().Contain("first");
    }

    [Fact]
    public void The_documents_of_other_sets_stay_when_one_goes()
    {
        Bring(Documents(("One", "one")));
        Bring(Documents(("Two", "two")), "more");

        Delete("docs");

        Of(World.Alpha).All.Select(document => document.Name).Should().Equal("PciAutoHeal-Two");
        Of(World.Alpha).FirstMissing(["PciAutoHeal-Two", "PciAutoHeal-One"]).Should().Be("PciAutoHeal-One");
    }

    [Fact]
    public void An_account_takes_so_many_documents_and_no_more()
    {
        using var small = new World(settings: new() { SsmDocumentLimit = 2 });
        small.CreateSet(Documents(("One", "1"), ("Two", "2"), ("Three", "3")));
        small.Deploy();
        small.Wait(10);

        Sets.Of(small.Instances()[$"{World.Alpha}/us-east-1"], "StatusReason").Should()
            .Contain("DocumentLimitExceeded");
        small.Cloud.Organization.Find(World.Alpha)!.In<SsmDocuments>(World.Virginia).All.Should().BeEmpty();
    }

    private static string Documents(params (string Name, string Text)[] documents) => "Resources:\n" + string.Concat(
        documents.Select(document => $$"""
              {{document.Name}}:
                Type: AWS::SSM::Document
                Properties:
                  Name: PciAutoHeal-{{document.Name}}
                  DocumentType: Automation
                  UpdateMethod: NewVersion
                  Content:
                    schemaVersion: '0.3'
                    description: {{document.Text}}
                    mainSteps: [{ name: stop, action: 'aws:sleep', inputs: { Duration: PT1S } }]

            """));

    private void Bring(string template, string name = "docs", object? more = null, string[]? regions = null)
    {
        world.CreateSet(template, name, more);
        world.Cfn("CreateStackInstances", Targets(name, regions));
        Wait();
    }

    private void Update(string template, object? more = null, string[]? regions = null)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        foreach (var (member, value) in System.Text.Json.JsonSerializer.SerializeToNode(Targets("docs", regions))!.AsObject())
            input[member] = value?.DeepClone();
        input["TemplateBody"] = template;
        world.Cfn("UpdateStackSet", input);
        Wait();
    }

    private void Delete(string name)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(Targets(name, null))!.AsObject();
        input["RetainStacks"] = false;
        world.Cfn("DeleteStackInstances", input);
        Wait();
    }

    private object Targets(string name, string[]? regions) => new
    {
        StackSetName = name,
        DeploymentTargets = new { OrganizationalUnitIds = new[] { world.Root() } },
        Regions = regions ?? ["eu-west-1", "us-east-1"],
        OperationPreferences = Sets.Fast,
    };

    /// <summary>What is due happens when somebody looks.</summary>
    private void Wait()
    {
        world.Wait(10);
        _ = world.Cloud.Events;
    }

    private IEnumerable<string> Drifts(string operation) => world.Cfn("ListStackInstanceResourceDrifts", new
    {
        StackSetName = "docs",
        StackInstanceAccount = World.Alpha.Value,
        StackInstanceRegion = "us-east-1",
        OperationId = operation,
    }).Xml("StackResourceDriftStatus");

    private List<string> Shown(AccountId account) => [.. Of(account).All.Select(document => string.Join(' ',
        document.Name, document.Type, document.Default.Version, string.Join(',', document.Versions.Select(version =>
            $"{version.Version}:{version.Hash}:{version.CreatedAt:O}:{version.Format}"))))];

    private SsmDocuments Of(AccountId account) =>
        world.Cloud.Organization.Find(account)!.In<SsmDocuments>(World.Virginia);

    private IamRoles Roles(AccountId account) => world.Cloud.Organization.Find(account)!.Global<IamRoles>();
}
