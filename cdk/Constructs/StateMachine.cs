using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// A state machine as its file says it, with the names in it filled in, and a role that calls just these.
/// </summary>
public sealed class StateMachine : Construct
{
    public StateMachine(Construct scope, Flow flow, StateMachineProps props)
        : base(scope, $"{flow.Title}Machine")
    {
        var name = props.Installation.Machine(flow.Name);
        new CfnLogGroup(this, "Log", new CfnLogGroupProps
        {
            // Step Functions needs no policy on groups whose name begins so.
            LogGroupName = $"/aws/vendedlogs/states/{name}",
            RetentionInDays = props.LogRetentionDays,
            KmsKeyId = Statement.Fill("${Key.Arn}"),
        }).As($"{flow.Title}MachineLog").Kept();
        new ServiceRole(this, new(
            $"{flow.Title}MachineRole",
            props.Installation.Role($"{flow.Title}Machine"),
            $"What the state machine {name} may call",
            "states.amazonaws.com",
            $"arn:${{AWS::Partition}}:states:${{AWS::Region}}:${{AWS::AccountId}}:stateMachine:{name}")
        {
            Statements = Statements(flow, props.Installation),
        });
        new CfnStateMachine(this, "Machine", new CfnStateMachineProps
        {
            StateMachineName = name,
            StateMachineType = "STANDARD",
            DefinitionString = flow.Definition,
            DefinitionSubstitutions = flow.Substitutions.ToDictionary(s => s.Key, s => Statement.Fill(s.Value)),
            RoleArn = Statement.Fill($"${{{flow.Title}MachineRole.Arn}}"),
            TracingConfiguration = new CfnStateMachine.TracingConfigurationProperty { Enabled = true },
            LoggingConfiguration = new CfnStateMachine.LoggingConfigurationProperty
            {
                Level = "ALL",
                IncludeExecutionData = true,
                Destinations = new[]
                {
                    new CfnStateMachine.LogDestinationProperty
                    {
                        CloudWatchLogsLogGroup = new CfnStateMachine.CloudWatchLogsLogGroupProperty
                        {
                            LogGroupArn = Statement.Fill($"${{{flow.Title}MachineLog.Arn}}"),
                        },
                    },
                },
            },
        }).As($"{flow.Title}Machine").AddMetadata("cfn-lint", SchemaGap);
    }

    /// <summary>
    /// cfn-lint's schema of definitions knows no OutputPath of Succeed states, which the specification has;
    /// asl-validator checks the definitions (tests/Asl.Tests).
    /// </summary>
    private static readonly Dictionary<string, object> SchemaGap = new()
    {
        ["config"] = new Dictionary<string, object> { ["ignore_checks"] = new[] { "E3601" } },
    };

    /// <summary>What the machine's states call, and where it logs and traces.</summary>
    public static IReadOnlyList<Statement> Statements(Flow flow, Installation installation) =>
    [
        .. flow.Steps.Count == 0
            ? []
            : new[] { new Statement("Steps", ["lambda:InvokeFunction"], [.. flow.Steps.Select(step => $"${{{step}.Arn}}")]) },
        .. flow.Children.SelectMany(child => ChildExecution(child, flow.AwaitsChildren, installation)),
        .. flow.ReadsLedger
            ? new[] { new Statement("LatestRollout", ["dynamodb:Query"], ["${LedgerTable.Arn}"]), EncryptionKey.UsedThrough("dynamodb") }
            : [],
        new("LogDelivery", LogDelivery, ["*"]),
        StepFunction.Tracing with
        {
            Actions = [.. StepFunction.Tracing.Actions, "xray:GetSamplingRules", "xray:GetSamplingTargets"],
        },
    ];

    /// <summary>Step Functions registers its delivery of logs with these; none of them knows resources.</summary>
    private static readonly string[] LogDelivery =
    [
        "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
    ];

    /// <summary>
    /// Starting another machine, and waiting for its end, which Step Functions does by a rule of EventBridge.
    /// </summary>
    private static IEnumerable<Statement> ChildExecution(string child, bool isAwaited, Installation installation)
    {
        var machine = installation.Machine(child.ToLowerInvariant());
        const string Arn = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}";
        yield return new($"Start{child}", ["states:StartExecution"], [$"{Arn}:stateMachine:{machine}"]);
        if (!isAwaited)
        {
            yield break;
        }

        yield return new(
            $"Follow{child}", ["states:DescribeExecution", "states:StopExecution"], [$"{Arn}:execution:{machine}:*"]);
        yield return new($"Await{child}", ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
            ["arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"]);
    }
}

public sealed record StateMachineProps(Installation Installation, double LogRetentionDays);
