using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using PciAutoHeal.Cdk.Permissions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// A step as a Lambda function, with its own role that may do what the step's ports call, and its own log.
/// </summary>
public sealed class StepFunction : Construct
{
    public StepFunction(Construct scope, StepDefinition step, StepFunctionProps props)
        : base(scope, step.Name)
    {
        var name = props.Installation.Function(step.Name);
        new CfnLogGroup(this, "Log", new CfnLogGroupProps
        {
            LogGroupName = $"/aws/lambda/{name}",
            RetentionInDays = props.LogRetentionDays,
            KmsKeyId = Statement.Fill("${Key.Arn}"),
        }).As($"{step.Name}Log").Kept();
        new ServiceRole(this, new(
            $"{step.Name}Role", props.Installation.Role(step.Name), $"What the step {step.Name} may do", "lambda.amazonaws.com", null)
        {
            Statements = Statements(step, props.Installation),
        });
        var function = new CfnFunction(this, "Function", new CfnFunctionProps
        {
            FunctionName = name,
            Description = $"The step {step.Name} of a rollout",
            Runtime = "provided.al2023",
            Architectures = new[] { props.Architecture },
            Handler = step.Name,
            Role = Statement.Fill($"${{{step.Name}Role.Arn}}"),
            Code = new CfnFunction.CodeProperty { S3Bucket = props.CodeBucket, S3Key = props.CodeKey },
            MemorySize = props.MemorySize,
            Timeout = step.Timeout.TotalSeconds,
            Environment = new CfnFunction.EnvironmentProperty { Variables = props.Variables },
            TracingConfig = new CfnFunction.TracingConfigProperty { Mode = "Active" },
            LoggingConfig = new CfnFunction.LoggingConfigProperty { LogGroup = $"/aws/lambda/{name}", LogFormat = "Text" },
        }).As(step.Name);
        function.AddDependency((CfnResource)Node.FindChild("Log"));
    }

    /// <summary>Everything that a step's role is granted.</summary>
    public static IReadOnlyList<Statement> Statements(StepDefinition step, Installation installation) =>
    [
        .. Scopes.Direct(PortPermissions.Direct(step), installation),
        EncryptionKey.UsedThrough("dynamodb"),
        EncryptionKey.UsedThrough("sns"),
        new("Log", ["logs:CreateLogStream", "logs:PutLogEvents"],
            [$"arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:/aws/lambda/{installation.Function(step.Name)}:*"]),
        Tracing,
    ];

    /// <summary>X-Ray knows no resources.</summary>
    internal static Statement Tracing { get; } = new("Tracing", ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], ["*"]);
}

/// <param name="CodeBucket">Where the executable lies.</param>
/// <param name="Variables">How the executable is told where it is.</param>
public sealed record StepFunctionProps(
    Installation Installation,
    string Architecture,
    string CodeBucket,
    string CodeKey,
    double MemorySize,
    double LogRetentionDays,
    Dictionary<string, string> Variables);
