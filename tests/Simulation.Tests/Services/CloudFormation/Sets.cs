using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace PciAutoHeal.Simulation.Tests.Services.CloudFormation;

/// <summary>Templates of stacks, and the calls that tests make over and over.</summary>
internal static class Sets
{
    public const string Document = """
        Resources:
          StopInstance:
            Type: AWS::SSM::Document
            Properties:
              Name: PciAutoHeal-StopInstance
              DocumentType: Automation
              UpdateMethod: NewVersion
              Content:
                schemaVersion: '0.3'
                description: VERSION
                mainSteps: [{ name: stop, action: 'aws:sleep', inputs: { Duration: PT1S } }]
        """;

    public const string Role = """
        Resources:
          Remediation:
            Type: AWS::IAM::Role
            Properties:
              RoleName: PciAutoHealRemediation
              AssumeRolePolicyDocument:
                Version: 2012-10-17
                Statement: [{ Effect: Allow, Principal: { Service: ssm.amazonaws.com }, Action: 'sts:AssumeRole' }]
              Policies:
              - PolicyName: stop
                PolicyDocument:
                  Version: 2012-10-17
                  Statement: [{ Effect: Allow, Action: 'ec2:StopInstances', Resource: !Sub 'arn:aws:ec2:*:${AWS::AccountId}:instance/*' }]
        Outputs:
          RoleArn: { Value: !GetAtt Remediation.Arn }
        """;

    public static string Workloads(this World world) => world.Cloud.Organization.UnitAt(["Workloads"]).Id;

    public static string Root(this World world) => world.Cloud.Organization.Root.Id;

    public static WireAnswer Cfn(this World world, string operation, object input, string key = "AKIAADMIN")
    {
        var all = System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject();
        if (key == "AKIAADMIN" && !all.ContainsKey("CallAs")) all["CallAs"] = "DELEGATED_ADMIN";
        return world.Call("cloudformation", operation, all, key);
    }

    public static WireAnswer CreateSet(this World world, string template = Document, string name = "docs",
        object? more = null)
    {
        var input = new JsonObject
        {
            ["StackSetName"] = name,
            ["TemplateBody"] = template,
            ["PermissionModel"] = "SERVICE_MANAGED",
        };
        foreach (var (member, value) in System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
            input[member] = value?.DeepClone();
        return world.Cfn("CreateStackSet", input);
    }

    /// <summary>Deploys to the units named, or to the whole organization, as fast as it goes.</summary>
    public static WireAnswer Deploy(this World world, string name = "docs", object? targets = null,
        object? preferences = null) =>
        world.Cfn("CreateStackInstances", new
        {
            StackSetName = name,
            DeploymentTargets = targets ?? new { OrganizationalUnitIds = new[] { world.Root() } },
            Regions = new[] { "eu-west-1", "us-east-1" },
            OperationPreferences = preferences ?? Fast,
        });

    public static readonly object Fast = new
    {
        RegionConcurrencyType = "PARALLEL",
        MaxConcurrentPercentage = 100,
        FailureTolerancePercentage = 100,
        ConcurrencyMode = "SOFT_FAILURE_TOLERANCE",
    };

    public static string Operation(this World world, WireAnswer started, string name = "docs") => world.Cfn(
        "DescribeStackSetOperation", new { StackSetName = name, OperationId = started.Xml("OperationId").Single() })
        .Xml("Status").Single();

    /// <summary>account/region to its element.</summary>
    public static Dictionary<string, XElement> Instances(this World world, string name = "docs", object? more = null)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        input["StackSetName"] = name;
        return XDocument.Parse(world.Cfn("ListStackInstances", input).Body).Descendants()
            .Where(e => e.Name.LocalName == "member").ToDictionary(e => $"{Of(e, "Account")}/{Of(e, "Region")}");
    }

    public static string? Of(XElement element, string name) =>
        element.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    public static void Wait(this World world, int minutes) => world.Clock.Advance(TimeSpan.FromMinutes(minutes));
}
