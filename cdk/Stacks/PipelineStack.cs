using Amazon.CDK;
using Amazon.CDK.AWS.CodePipeline;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using PciAutoHeal.Cdk.Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Stacks;

/// <summary>
/// From a commit to a rollout, beside the administrator stack: check, plan, a person approves the plan, the rollout
/// runs as planned or not at all.
/// </summary>
public sealed class PipelineStack : Stack
{
    private const string NoConnection = "arn:aws:codeconnections:us-east-1:000000000000:connection/none";

    private const string Run = "#{codepipeline.PipelineExecutionId}";

    public PipelineStack(Construct scope, Settings settings)
        : base(scope, settings.Installation.Stack("Pipeline"), new StackProps
        {
            StackName = settings.Installation.Stack("Pipeline"),
            Description = "PciAutoHeal: from a commit of content to an approved rollout",
        })
    {
        var installation = settings.Installation;
        Declare(installation);
        var tool = new Asset(
            this, "CommandLine", new AssetProps { Path = settings.CommandLine ?? Placeholders.CommandLine });
        new SecureBucket(this, new("Artifacts", $"{installation.Name}-artifacts", $"{installation.Name}-access-${{AWS::AccountId}}-${{AWS::Region}}")
        {
            KeyArn = PipelineKey.Of(installation),
        });
        var builds = PipelineBuilds.All(installation, tool).ToList();
        var own = PipelineRole.Statements(installation, builds.Select(build => build.Id));
        new Ceiling(this, installation.Role("PipelineBoundary"), builds
            .SelectMany(build => Build.Statements(build, "")).Concat(own).Concat(PipelineSource.Grants.Values.SelectMany(g => g)));
        builds.ForEach(build => new Build(this, build));
        new ServiceRole(this, new(
            "PipelineRole",
            installation.Role("Pipeline"),
            "Runs the pipeline from content to rollout",
            "codepipeline.amazonaws.com",
            $"arn:${{AWS::Partition}}:codepipeline:${{AWS::Region}}:${{AWS::AccountId}}:{installation.Name}")
        {
            Statements = own,
        });
        new PipelineSource(this);
        Pipeline(installation);
    }

    private void Declare(Installation installation)
    {
        Parameters.Organization(this);
        Parameters.Account(this, "ManagementAccountId", "The organization's management account");
        Parameters.ExternalId(this, installation);
        new CfnParameter(this, "SourceProvider", new CfnParameterProps
        {
            Type = "String",
            Description = "Where content comes from",
            Default = "CodeConnections",
            AllowedValues = ["CodeConnections", "CodeCommit", "S3"],
        });
        Parameters.Text(this, "SourceRepository", "owner/name, or the name of a CodeCommit repository or of a bucket", @"^[\w./-]+$");
        Parameters.Text(this, "SourceBranch", "The branch; for S3 the object's key", @"^[\w./-]+$", "main");
        Parameters.Text(this, "ConnectionArn", "For CodeConnections: the connection", @"^arn:aws[\w-]*:(codeconnections|codestar-connections):.+$", NoConnection);
        Parameters.Text(this, "TestCommand", "The content repository's own tests; empty for none", ".*", "");
    }

    private void Pipeline(Installation installation)
    {
        var pipeline = new CfnPipeline(this, "Pipeline", new CfnPipelineProps
        {
            Name = installation.Name,
            PipelineType = "V2",
            ExecutionMode = "QUEUED",
            RestartExecutionOnUpdate = false,
            RoleArn = Statement.Fill("${PipelineRole.Arn}"),
            Stages = Array.Empty<object>(),
            ArtifactStore = new CfnPipeline.ArtifactStoreProperty
            {
                Type = "S3",
                Location = Fn.Ref("Artifacts"),
                EncryptionKey = new CfnPipeline.EncryptionKeyProperty { Type = "KMS", Id = PipelineKey.Of(installation) },
            },
        }).As("Pipeline");
        pipeline.AddPropertyOverride("Stages", new object[]
        {
            PipelineAction.Stage("Source", PipelineSource.Action),
            PipelineAction.Stage("Check", PipelineAction.Build("Check", 1, ["Content"], ["Checked"])),
            PipelineAction.Stage("Plan", PipelineAction.Build("Plan", 1, ["Content"], ["Planned"])),
            PipelineAction.Stage("Approve", Approval),
            PipelineAction.Stage(
                "Rollout",
                PipelineAction.Build("Register", 1, ["Content"], null, ("RELEASE", "#{Plan.RELEASE}"), ("PIPELINE_EXECUTION", Run)),
                Rollout(installation),
                PipelineAction.Build(
                    "Confirm", 2, ["Content"], null,
                    ("ROLLOUT", "#{Register.ROLLOUT}"), ("PLAN_HASH", "#{Plan.PLAN_HASH}"), ("PIPELINE_EXECUTION", Run))),
        });
    }

    private static Dictionary<string, object> Approval => PipelineAction.Of("Plan", "Approval", "Manual", 1, new()
    {
        ["NotificationArn"] = new Dictionary<string, object> { ["Ref"] = "AWS::NoValue" },
        ["CustomData"] = "Approve plan #{Plan.PLAN_HASH} of release #{Plan.RELEASE}. The rollout runs this plan or is refused.",
    });

    /// <summary>Waits for the rollout's end; a rollout that fails, fails the pipeline.</summary>
    private static Dictionary<string, object> Rollout(Installation installation) => PipelineAction.Of(
        "Rollout", "Invoke", "StepFunctions", 2, new()
        {
            ["StateMachineArn"] = new Dictionary<string, object> { ["Fn::Sub"] = PipelineRole.RolloutMachine(installation) },
            ["ExecutionNamePrefix"] = "pipeline",
            ["InputType"] = "Literal",
            ["Input"] = """{"rollout":"#{Register.ROLLOUT}"}""",
        });
}
