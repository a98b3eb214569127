using System.Text.Json.Nodes;
using CsCheck;
using PciAutoHeal.Simulation.Tests.Services.CloudFormation;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

/// <summary>Whatever the members of a call hold, the answer is a result or the caller's error, never ours.</summary>
public sealed class StrangeInputTests : IDisposable
{
    private static readonly string[] ConfigOperations =
    [
        "PutOrganizationConformancePack", "DescribeOrganizationConformancePacks",
        "DescribeOrganizationConformancePackStatuses",
        "GetOrganizationConformancePackDetailedStatus", "DeleteOrganizationConformancePack", "PutConformancePack",
        "DescribeConformancePacks", "DescribeConformancePackStatus", "DescribeConformancePackCompliance",
        "DeleteConformancePack",
        "GetConformancePackComplianceSummary", "DescribeConfigRules", "DescribeComplianceByConfigRule",
        "GetComplianceDetailsByConfigRule", "DescribeRemediationConfigurations", "DescribeRemediationExecutionStatus",
        "StartRemediationExecution", "PutRemediationConfigurations", "DescribeConfigurationRecorders",
        "PutConfigurationRecorder", "PutDeliveryChannel", "DescribeDeliveryChannels",
        "DescribeConfigurationAggregators",
        "PutConfigurationAggregator", "DescribeConfigurationAggregatorSourcesStatus",
        "DescribeAggregateComplianceByConformancePacks", "GetAggregateConformancePackComplianceSummary",
        "DescribeAggregateComplianceByConfigRules", "SelectAggregateResourceConfig",
    ];

    private static readonly string[] ConfigMembers =
    [
        "OrganizationConformancePackName", "TemplateBody", "TemplateS3Uri", "ExcludedAccounts", "Filters", "Limit",
        "NextToken",
        "OrganizationConformancePackNames", "ConformancePackInputParameters", "ConformancePackName",
        "ConformancePackNames",
        "ConfigRuleName", "ConfigRuleNames", "ResourceKeys", "RemediationConfigurations", "ConfigurationRecorder",
        "DeliveryChannel", "ConfigurationAggregatorName", "OrganizationAggregationSource", "AccountAggregationSources",
        "Expression", "MaxResults", "GroupByKey", "UpdateStatus", "TemplateSSMDocumentDetails", "ComplianceTypes",
    ];

    private static readonly string[] CfnOperations =
    [
        "CreateStackSet", "UpdateStackSet", "DescribeStackSet", "ListStackSets", "CreateStackInstances",
        "UpdateStackInstances",
        "DeleteStackInstances", "ListStackInstances", "DescribeStackInstance", "DescribeStackSetOperation",
        "ListStackSetOperationResults", "ListStackSetOperations", "StopStackSetOperation", "DetectStackSetDrift",
        "ListStackInstanceResourceDrifts", "CreateStack", "UpdateStack", "DeleteStack", "DescribeStacks", "ListStacks",
        "DescribeStackResources", "ListStackResources", "ValidateTemplate", "GetTemplate",
        "ListStackSetAutoDeploymentTargets",
    ];

    private static readonly string[] CfnMembers =
    [
        "StackSetName", "StackName", "TemplateBody", "TemplateURL", "Parameters", "Capabilities", "Tags",
        "PermissionModel",
        "AutoDeployment", "ManagedExecution", "CallAs", "DeploymentTargets", "Regions", "Accounts",
        "OperationPreferences",
        "OperationId", "ParameterOverrides", "RetainStacks", "Filters", "MaxResults", "NextToken",
        "StackInstanceAccount",
        "StackInstanceRegion", "UsePreviousTemplate", "StackInstanceResourceDriftStatuses",
    ];

    private static readonly JsonNode?[] Values =
    [
        null, "", "pci", "docs", "x", 0, -1, 101, 1e99, true, "true", "222233334444", "eu-west-1", "nowhere-1",
        "DELEGATED_ADMIN",
        "SERVICE_MANAGED", new JsonArray(), new JsonArray("pci"), new JsonArray("222233334444", 1),
        new JsonArray("us-east-1"),
        new JsonObject(), new JsonObject { ["name"] = "x" }, new JsonObject { ["Enabled"] = "maybe" },
        new JsonArray(new JsonObject { ["ParameterKey"] = "P" }),
        new JsonArray(new JsonObject { ["Name"] = "DRIFT_STATUS" }),
        new JsonObject { ["OrganizationalUnitIds"] = new JsonArray("r-0000") }, new JsonArray(new JsonArray("a")),
        new JsonObject { ["AccountId"] = new JsonArray() }, "SELECT a WHERE resourceType = 'AWS::SSM::Document'",
        "s3://x/y", "aws-controltower-ConfigAggregatorForOrganizations", Pack.Rules(2), Sets.Document, Sets.Role,
        "Resources: [",
        "Resources: {A: {Type: AWS::SSM::Document}}", "Resources: {A: 1}", "Resources: {A: {Type: [x]}}",
        "Resources: {A: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: [1]}}}}",
        "Parameters: {P: 1}\nResources: {A: {Type: X}}",
        "Resources: {A: {Type: AWS::IAM::Role, Properties: {Policies: [1, {}]}}}",
        "Resources: {A: {Type: AWS::Config::ConformancePack, Properties: {TemplateBody: '{', ConformancePackInputParameters: [1]}}}",
        "Resources: {A: {Type: AWS::SSM::Document, Properties: {Name: A-b, Content: [1]}}}\nOutputs: {O: 1}",
    ];

    private readonly World world = new();

    public StrangeInputTests()
    {
        world.CreateSet();
        world.Put();
        Sets.Wait(world, 30);
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void Config_answers_any_members() => Sample("config", ConfigOperations, ConfigMembers);

    [Fact]
    public void CloudFormation_answers_any_members() => Sample("cloudformation", CfnOperations, CfnMembers);

    [Fact]
    public void Any_template_is_deployed_or_refused_everywhere_a_template_goes()
    {
        var number = 0;
        foreach (var template in Values.OfType<JsonValue>().Where(value =>
            value.GetValueKind() == System.Text.Json.JsonValueKind.String))
        {
            var name = $"s{number++}";
            string[] all = ["CAPABILITY_NAMED_IAM"];
            Answered("config", "PutOrganizationConformancePack",
                new { OrganizationConformancePackName = name, TemplateBody = template });
            Answered("config", "PutConformancePack", new { ConformancePackName = name, TemplateBody = template });
            Answered("cloudformation", "CreateStack",
                new { StackName = name, TemplateBody = template, Capabilities = all });
            world.CreateSet(template.ToString(), name, new { Capabilities = all });
            world.Deploy(name);
            Sets.Wait(world, 30);
            Answered("cloudformation", "DescribeStacks", new { StackName = name });
            Answered("config", "DescribeConfigRules", new { });
            Answered("config", "DescribeRemediationConfigurations", new { ConfigRuleNames = new[] { name } });
            world.Cfn("DetectStackSetDrift", new { StackSetName = name });
            Sets.Wait(world, 30);
            world.Cfn("ListStackInstances", new { StackSetName = name });
        }

        void Answered(string service, string operation, object input) =>
            ((int)world.Call(service, operation, input).Status).Should().BeLessThan(500);
    }

    private void Sample(string service, string[] operations, string[] members)
    {
        var member = Gen.Select(Gen.Int[0, members.Length - 1], Gen.Int[0, Values.Length - 1]);
        Gen.Select(Gen.Int[0, operations.Length - 1], member.Array[0, 6]).Sample((operation, given) =>
        {
            var input = new JsonObject();
            foreach (var (name, value) in given) input[members[name]] = Values[value]?.DeepClone();
            var answer = world.Call(service, operations[operation], input);
            world.Clock.Advance(TimeSpan.FromSeconds(30));

            ((int)answer.Status).Should().BeLessThan(500, "{0} {1} {2}", operations[operation], input.ToJsonString(),
                answer.Body);
        }, iter: 4000, threads: 1);
    }
}
