using System.Text.Json.Nodes;
using PciAutoHeal.Cdk.Constructs;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Tests.Templates;

/// <summary>What must be true of the templates whatever else changes.</summary>
public sealed class TemplateTests(Synthesis made)
{
    private static readonly string[] Kept = ["AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Logs::LogGroup"];

    private Template Administrator => made["Administrator"];

    [Fact]
    public void Every_step_is_a_function_under_its_name() =>
        Administrator.Of("AWS::Lambda::Function").ToDictionary(f => f.Id, f => (string)f.Properties["FunctionName"]!)
            .Should().Equal(StepCatalog.All.ToDictionary(step => step.Name, step => Installation.Default.Function(step.Name)));

    [Fact]
    public void A_function_may_run_as_long_as_its_step_says() =>
        Administrator.Of("AWS::Lambda::Function").Should().OnlyContain(
            f => (double)f.Properties["Timeout"]! == StepCatalog.Find(f.Id)!.Timeout.TotalSeconds);

    [Fact]
    public void Every_function_has_a_role_of_its_own() =>
        Administrator.Of("AWS::Lambda::Function").Select(f => f.Properties["Role"]!.ToJsonString()).Should()
            .OnlyHaveUniqueItems();

    [Fact]
    public void Whatever_a_machine_names_is_filled_in() =>
        Administrator.Of("AWS::StepFunctions::StateMachine").Should().OnlyContain(machine =>
            Flow.All.Single(flow => $"{flow.Title}Machine" == machine.Id).Substitutions.Keys
                .ToHashSet().SetEquals(machine.Properties["DefinitionSubstitutions"]!.AsObject().Select(s => s.Key)));

    [Fact]
    public void Machines_are_the_shipped_flow_and_what_schedules_it() =>
        Flow.All.Select(flow => flow.Name).Should().BeEquivalentTo("rollout", "wave", "drift", "enroll", "latest");

    [Fact]
    public void A_definition_is_a_quarter_of_what_AWS_takes_at_most() =>
        Flow.All.Should().OnlyContain(flow => flow.Definition.Length < 262_144);

    [Fact]
    public void The_table_has_the_keys_of_the_ledger_and_can_be_restored()
    {
        var table = Administrator.Of("AWS::DynamoDB::Table").Single().Properties;

        table["KeySchema"]!.AsArray().Select(k => $"{k!["AttributeName"]} {k["KeyType"]}").Should().Equal("pk HASH", "sk RANGE");
        ((bool)table["PointInTimeRecoverySpecification"]!["PointInTimeRecoveryEnabled"]!).Should().BeTrue();
        ((bool)table["TimeToLiveSpecification"]!["Enabled"]!).Should().BeTrue();
        ((bool)table["DeletionProtectionEnabled"]!).Should().BeTrue();
    }

    [Fact]
    public void Nothing_that_holds_evidence_goes_with_its_stack() =>
        made.All.SelectMany(t => t.Template.Resources).Where(r => Kept.Contains((string?)r.Resource["Type"]))
            .Should().OnlyContain(r => (string?)r.Resource["DeletionPolicy"] == "Retain"
                && (string?)r.Resource["UpdateReplacePolicy"] == "Retain");

    [Fact]
    public void Every_bucket_refuses_what_is_not_encrypted_on_the_way()
    {
        foreach (var (_, template) in made.All)
        {
            foreach (var (id, _) in template.Of("AWS::S3::Bucket"))
            {
                template.Statements.Should().Contain(s => s.Resource == $"{id}Policy" && s.Effect == "Deny"
                    && s.Json["Condition"]!.ToJsonString(null) == """{"Bool":{"aws:SecureTransport":"false"}}""");
            }
        }
    }

    [Fact]
    public void Every_bucket_is_closed_to_the_public_encrypted_and_versioned() =>
        made.All.SelectMany(t => t.Template.Of("AWS::S3::Bucket")).Should().OnlyContain(bucket =>
            bucket.Properties["PublicAccessBlockConfiguration"]!.AsObject().All(p => (bool)p.Value!)
            && bucket.Properties["PublicAccessBlockConfiguration"]!.AsObject().Count == 4
            && bucket.Properties.ContainsKey("BucketEncryption")
            && (string)bucket.Properties["VersioningConfiguration"]!["Status"]! == "Enabled");

    [Fact]
    public void No_template_names_a_partition_or_an_account() =>
        made.All
            .SelectMany(t => t.Template.Resources)
            // An integration of Step Functions is called so in every partition.
            .Where(r => r.Resource.ToJsonString(null).Replace("arn:aws:states:::", "", StringComparison.Ordinal).Contains("arn:aws:", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Fact]
    public void The_member_template_fits_a_stack_set()
    {
        var body = (string)made["Management"].Of("AWS::CloudFormation::StackSet").Single().Properties["TemplateBody"]!;

        body.Length.Should().BeLessThan(51_200);
        JsonNode.DeepEquals(JsonNode.Parse(body), made["Member"].Json).Should().BeTrue("both are the same template");
    }

    [Fact]
    public void Every_alarm_tells_the_topic_and_is_described() =>
        Administrator.Of("AWS::CloudWatch::Alarm").Should().HaveCount(AlarmDefinition.All(Installation.Default).Count)
            .And.OnlyContain(alarm => alarm.Properties.ContainsKey("AlarmActions") && alarm.Properties.ContainsKey("AlarmDescription"));

    [Fact]
    public void Nothing_is_rolled_out_that_nobody_approved()
    {
        var stages = made["Pipeline"].Of("AWS::CodePipeline::Pipeline").Single().Properties["Stages"]!.AsArray();

        stages.Select(stage => (string)stage!["Name"]!).Should().Equal("Source", "Check", "Plan", "Approve", "Rollout");
        stages[4]!.ToJsonString(null).Should().Contain("#{Plan.PLAN_HASH}").And.Contain("#{Plan.RELEASE}");
    }
}
