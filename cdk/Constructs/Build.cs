using Amazon.CDK;
using Amazon.CDK.AWS.CodeBuild;
using Amazon.CDK.AWS.Logs;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>A step of the pipeline that runs commands, with a role that may do what these commands do.</summary>
public sealed class Build : Construct
{
    public Build(Construct scope, BuildProps props)
        : base(scope, props.Id)
    {
        var installation = props.Installation;
        var name = $"{installation.Name}-{props.Id.ToLowerInvariant()}";
        var log = $"/aws/codebuild/{name}";
        new CfnLogGroup(this, "Log", new CfnLogGroupProps
        {
            LogGroupName = log,
            RetentionInDays = 400,
            KmsKeyId = PipelineKey.Of(installation),
        }).As($"{props.Id}Log").Kept();
        new ServiceRole(this, new(
            $"{props.Id}Role",
            installation.Role($"Pipeline-{props.Id}"),
            $"What the pipeline's {props.Id} may do",
            "codebuild.amazonaws.com",
            $"arn:${{AWS::Partition}}:codebuild:${{AWS::Region}}:${{AWS::AccountId}}:project/{name}")
        {
            Statements = Statements(props, log),
        });
        new CfnProject(this, "Project", new CfnProjectProps
        {
            Name = name,
            Description = props.Description,
            ServiceRole = Statement.Fill($"${{{props.Id}Role.Arn}}"),
            EncryptionKey = PipelineKey.Of(installation),
            TimeoutInMinutes = props.Minutes,
            Artifacts = new CfnProject.ArtifactsProperty { Type = "CODEPIPELINE" },
            Source = new CfnProject.SourceProperty
            {
                Type = "CODEPIPELINE",
                BuildSpec = EmbeddedText.Of($"{props.Id.ToLowerInvariant()}.yaml"),
            },
            Environment = new CfnProject.EnvironmentProperty
            {
                Type = "LINUX_CONTAINER",
                ComputeType = "BUILD_GENERAL1_MEDIUM",
                Image = "aws/codebuild/amazonlinux-x86_64-standard:5.0",
                EnvironmentVariables = props.Variables.Select(v => new CfnProject.EnvironmentVariableProperty
                {
                    Name = v.Key,
                    Value = v.Value,
                }).ToArray(),
            },
            LogsConfig = new CfnProject.LogsConfigProperty
            {
                CloudWatchLogs = new CfnProject.CloudWatchLogsConfigProperty { Status = "ENABLED", GroupName = log },
            },
        }).As($"{props.Id}Build").AddDependency((CfnResource)Node.FindChild("Log"));
    }

    /// <summary>What every build needs, and what this one needs besides.</summary>
    public static IReadOnlyList<Statement> Statements(BuildProps props, string log) =>
    [
        new("Log", ["logs:CreateLogStream", "logs:PutLogEvents"],
            [$"arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:{log}:*"]),
        new("Artifacts", ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], ["${Artifacts.Arn}/*"]),
        new("CommandLine", ["s3:GetObject"], [
            $"arn:${{AWS::Partition}}:s3:::cdk-hnb659fds-assets-${{AWS::AccountId}}-${{AWS::Region}}/{props.CommandLineKey}",
        ]),
        PipelineKey.UsedBy(props.Installation),
        .. props.Statements,
    ];
}

/// <param name="Id">Its name in the template; the file of its commands is called so too.</param>
/// <param name="CommandLineKey">Where the command line lies in the bucket of assets.</param>
public sealed record BuildProps(Installation Installation, string Id, string Description, string CommandLineKey)
{
    public double Minutes { get; init; } = 60;

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Statement> Statements { get; init; } = [];
}
