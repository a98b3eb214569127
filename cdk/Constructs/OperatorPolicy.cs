using Amazon.CDK.AWS.IAM;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// What people need who start, watch and steer rollouts from their own machine: the ledger and the machines, and
/// nothing in any member. To be attached to whatever role they have.
/// </summary>
public sealed class OperatorPolicy : Construct
{
    public OperatorPolicy(Construct scope, Installation installation)
        : base(scope, "Operators") => new CfnManagedPolicy(this, "Policy", new CfnManagedPolicyProps
        {
            ManagedPolicyName = installation.Role("Operators"),
            Description = "Start, watch and steer rollouts of this installation",
            PolicyDocument = Statement.Document(Statements(installation)),
        }).As("OperatorPolicy");

    private static IEnumerable<Statement> Statements(Installation installation) =>
    [
        Ledger,
        EncryptionKey.UsedThrough("dynamodb"),
        .. Machines(installation),
        Answering,
    ];

    /// <summary>Reading and writing the ledger, as the command line does.</summary>
    internal static Statement Ledger { get; } = new(
        "Ledger",
        [
            "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:DescribeTable",
            "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query",
        ],
        ["${LedgerTable.Arn}"]);

    /// <summary>A task token says which execution it belongs to; the call itself knows no resource.</summary>
    internal static Statement Answering { get; } = new("Answer", ["states:SendTaskSuccess"], ["*"]);

    private static IEnumerable<Statement> Machines(Installation installation)
    {
        const string Arn = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}";
        yield return new(
            "Start",
            ["states:DescribeStateMachine", "states:ListExecutions", "states:StartExecution"],
            [.. Flow.All.Where(IsForPeople).Select(flow => $"${{{flow.Title}Machine}}")]);
        yield return new(
            "Watch",
            ["states:DescribeExecution", "states:GetExecutionHistory", "states:RedriveExecution"],
            [$"{Arn}:execution:{installation.Name}-*:*"]);
    }

    private static bool IsForPeople(Flow flow) => flow.Name is "rollout" or "drift" or "enroll";
}
