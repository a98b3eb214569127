using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cdk.Permissions;

/// <summary>
/// What each port's adapter calls, as the delegated administrator and as a member's role: the one place that permissions of
/// steps derive from. A test holds it against the calls recorded while scenarios run.
/// </summary>
public static class PortPermissions
{
    private static readonly string[] Standing = ["organizations:DescribeOrganization"];

    private static readonly string[] Ledger = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"];

    private static readonly string[] Content =
    [
        "s3:PutObject", "s3:GetObject", "s3:CreateBucket", "s3:PutBucketPublicAccessBlock", "s3:PutBucketPolicy",
    ];

    private static readonly string[] StackSetsRead =
    [
        "cloudformation:ListStackSets", "cloudformation:DescribeStackSet", "cloudformation:ListStackInstances",
        "cloudformation:ListStackSetOperations", "cloudformation:DescribeStackSetOperation",
        "cloudformation:ListStackSetOperationResults",
    ];

    private static readonly string[] StackSetsWritten =
    [
        "cloudformation:CreateStackSet", "cloudformation:UpdateStackSet", "cloudformation:CreateStackInstances",
        "cloudformation:UpdateStackInstances",
    ];

    private static readonly string[] Units =
    [
        "organizations:ListRoots", "organizations:ListParents", "organizations:ListAccountsForParent",
    ];

    private static readonly Dictionary<Type, PortNeeds> Needs = new()
    {
        [typeof(IRolloutLedger)] = new(Ledger, ["dynamodb:PutItem"]),
        [typeof(ITargetLedger)] = new([.. Ledger, "dynamodb:BatchGetItem"], ["dynamodb:BatchWriteItem"]),
        [typeof(IArtifactStore)] = new(["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:BatchWriteItem"], []),
        [typeof(ILeases)] = new(["dynamodb:PutItem", "dynamodb:DeleteItem"], []),
        [typeof(IOperatorDesk)] = new(["dynamodb:GetItem", "dynamodb:DeleteItem"], []),
        [typeof(IOrganizationReader)] = new(
            [
                .. Standing, "organizations:ListAccounts", "organizations:ListRoots", "organizations:ListAccountsForParent",
                "organizations:ListOrganizationalUnitsForParent", "organizations:ListTagsForResource",
                "organizations:ListDelegatedAdministrators", "ec2:DescribeRegions",
            ],
            []),
        [typeof(ITargetInspector)] = new(
            ["config:DescribeConfigurationAggregators", "config:DescribeConfigurationAggregatorSourcesStatus"], [])
        {
            Member = ["config:DescribeConfigurationRecorders", "config:DescribeConfigurationRecorderStatus", "ec2:DescribeRegions"],
        },
        [typeof(IComplianceReader)] = new(
            [
                "config:DescribeConfigurationAggregators", "config:DescribeAggregateComplianceByConformancePacks",
                "config:GetOrganizationConformancePackDetailedStatus", "config:DescribeOrganizationConformancePacks",
            ],
            []),
        [typeof(IPackDeployer)] = new(
            [
                "config:DescribeOrganizationConformancePacks", "config:DescribeOrganizationConformancePackStatuses",
                "config:GetOrganizationConformancePackDetailedStatus",
            ],
            [
                "config:PutOrganizationConformancePack", "config:DeleteOrganizationConformancePack", .. Content,
                "organizations:ListDelegatedAdministrators", "iam:CreateServiceLinkedRole",
            ]),
        [typeof(IFoundationDeployer)] = new(
            [.. Standing, .. StackSetsRead, "cloudformation:DetectStackSetDrift", "cloudformation:ListStackInstanceResourceDrifts"],
            [.. StackSetsWritten, .. Units, .. Content])
        {
            Member = ["ssm:GetDocument"],
        },
        [typeof(ITargetedPacks)] = new(
            [.. Standing, .. StackSetsRead],
            [.. StackSetsWritten, "cloudformation:DeleteStackInstances", .. Units, .. Content])
        {
            Member = ["config:DescribeConformancePacks", "config:DescribeConformancePackStatus"],
            MemberWrites = ["config:PutConformancePack", "config:DeleteConformancePack", "iam:CreateServiceLinkedRole", "s3:GetObject"],
        },
        [typeof(IPackChecks)] = new([], []) { Member = ["config:DescribeConfigRules", "config:DescribeConformancePackCompliance"] },
    };

    /// <summary>
    /// What a step may do itself, in the delegated administrator. That account is a member as well, and no role is assumed in
    /// one's own account.
    /// </summary>
    public static IReadOnlySet<string> Direct(StepDefinition step) => step.Ports
        .SelectMany(port => Of(port).Direct(StepReach.Of(step.Name, port)))
        .Concat(Members(step))
        .Concat(ReachesMembers(step) ? ["sts:AssumeRole"] : [])
        .ToSortedSet();

    /// <summary>What all steps together do in a member, by its role.</summary>
    public static IReadOnlySet<string> Member { get; } = StepCatalog.All.SelectMany(Members).ToSortedSet();

    public static bool ReachesMembers(StepDefinition step) => Members(step).Any();

    private static IEnumerable<string> Members(StepDefinition step) =>
        step.Ports.SelectMany(port => Of(port).InMember(StepReach.Of(step.Name, port)));

    private static PortNeeds Of(Type port) => Needs.GetValueOrDefault(port) ?? throw new InvalidOperationException(
        $"Nothing says what {port.Name} calls. Add it to {nameof(PortPermissions)}.");

    private static SortedSet<string> ToSortedSet(this IEnumerable<string> actions) => new(actions, StringComparer.Ordinal);
}
