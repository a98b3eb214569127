using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cdk.Permissions;

/// <summary>
/// What each port's adapter calls, as the delegated administrator and as a member's role: the one place that
/// permissions of steps derive from. A test holds it against the calls recorded while scenarios run.
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

    private static readonly PortNeeds[] Table =
    [
        // Some of what is put on record, people are told: by a topic, or by a webhook whose secret URL is in a parameter.
        new(typeof(IRolloutLedger), PortUse.Looks, [.. Ledger, "sns:Publish", "ssm:GetParameter"]),
        new(typeof(ITargetLedger), PortUse.Looks, [.. Ledger, "dynamodb:BatchGetItem"]),
        new(typeof(IArtifactStore), PortUse.Looks, [.. Ledger, "dynamodb:BatchWriteItem"]),
        new(typeof(ILeases), PortUse.Looks, "dynamodb:PutItem", "dynamodb:DeleteItem"),
        new(typeof(IOperatorDesk), PortUse.Looks, "dynamodb:GetItem", "dynamodb:DeleteItem"),
        new(
            typeof(IOrganizationReader), PortUse.Looks,
            [
                .. Standing, "organizations:ListAccounts", "organizations:ListRoots", "organizations:ListAccountsForParent",
                "organizations:ListOrganizationalUnitsForParent", "organizations:ListTagsForResource",
                "organizations:ListDelegatedAdministrators", "ec2:DescribeRegions",
            ]),
        new(typeof(IOrganizationReader), PortUse.Follows, [.. Standing, "organizations:DescribeAccount"]),
        new(
            typeof(ITargetInspector), PortUse.Looks,
            "config:DescribeConfigurationAggregators", "config:DescribeConfigurationAggregatorSourcesStatus"),
        new(
            typeof(ITargetInspector), PortUse.Follows, [],
            ["config:DescribeConfigurationRecorders", "config:DescribeConfigurationRecorderStatus", "ec2:DescribeRegions"]),
        new(
            typeof(IComplianceReader), PortUse.Looks,
            "config:DescribeConfigurationAggregators", "config:DescribeAggregateComplianceByConformancePacks",
            "config:GetOrganizationConformancePackDetailedStatus", "config:DescribeOrganizationConformancePacks"),
        new(typeof(IPackDeployer), PortUse.Looks, "config:DescribeOrganizationConformancePacks"),
        new(
            typeof(IPackDeployer), PortUse.Follows,
            "config:DescribeOrganizationConformancePackStatuses", "config:GetOrganizationConformancePackDetailedStatus"),
        new(
            typeof(IPackDeployer), PortUse.Puts,
            ["config:PutOrganizationConformancePack", .. Content, "organizations:ListDelegatedAdministrators", "iam:CreateServiceLinkedRole"]),
        new(typeof(IPackDeployer), PortUse.Deletes, "config:DeleteOrganizationConformancePack"),
        new(typeof(IFoundationDeployer), PortUse.Puts, [.. Standing, .. StackSetsRead, .. StackSetsWritten, .. Units, .. Content]),
        new(typeof(IFoundationDeployer), PortUse.Follows, [.. Standing, .. StackSetsRead]),
        new(
            typeof(IFoundationDeployer), PortUse.Compares,
            [.. Standing, .. StackSetsRead, "cloudformation:DetectStackSetDrift", "cloudformation:ListStackInstanceResourceDrifts"],
            ["ssm:GetDocument"]),
        new(
            typeof(ITargetedPacks), PortUse.Looks,
            [.. Standing, .. StackSetsRead],
            ["config:DescribeConformancePacks", "config:DescribeConformancePackStatus"]),
        new(
            typeof(ITargetedPacks), PortUse.Puts,
            [.. StackSetsWritten, .. Units, .. Content],
            ["config:PutConformancePack", "iam:CreateServiceLinkedRole", "s3:GetObject"]),
        new(
            typeof(ITargetedPacks), PortUse.Deletes,
            [.. Units, "cloudformation:DeleteStackInstances", "cloudformation:DeleteStackSet"],
            ["config:DeleteConformancePack"]),
        new(typeof(IBrakes), PortUse.Looks, [], ["ssm:GetParameter"]),
        new(typeof(IBrakes), PortUse.Puts, [], ["ssm:PutParameter"]),
        // Alarms are the administrator's own, or a member's where the spec says so.
        new(typeof(IAlarms), PortUse.Looks, ["cloudwatch:DescribeAlarms"], ["cloudwatch:DescribeAlarms"]),
        new(typeof(IDocumentRuns), PortUse.Looks, [], ["ssm:DescribeAutomationExecutions"]),
        new(
            typeof(IAggregatorView), PortUse.Looks,
            "config:DescribeConfigurationAggregators", "config:DescribeConfigurationAggregatorSourcesStatus",
            "config:DescribeAggregateComplianceByConformancePacks", "config:DescribeAggregateComplianceByConfigRules",
            "config:SelectAggregateResourceConfig"),
        new(
            typeof(IMemberRules), PortUse.Looks, [],
            [
                "config:DescribeConformancePackCompliance", "config:DescribeRemediationConfigurations",
                "config:DescribeRemediationExceptions",
            ]),
        new(typeof(IChangeTrail), PortUse.Looks, [], ["cloudtrail:LookupEvents"]),
        new(
            typeof(IPackChecks), PortUse.Looks, [], ["config:DescribeConfigRules", "config:DescribeConformancePackCompliance"]),
    ];

    /// <summary>
    /// What a step may do itself, in the delegated administrator. That account is a member as well, and no role is
    /// assumed in one's own account.
    /// </summary>
    public static IReadOnlySet<string> Direct(StepDefinition step) => NeedsOf(step)
        .SelectMany(needs => needs.Direct.Concat(needs.InMember))
        .Concat(ReachesMembers(step) ? ["sts:AssumeRole"] : [])
        .ToSortedSet();

    /// <summary>What all steps together do in a member, by its role.</summary>
    public static IReadOnlySet<string> Member { get; } =
        StepCatalog.All.SelectMany(NeedsOf).SelectMany(needs => needs.InMember).ToSortedSet();

    public static bool ReachesMembers(StepDefinition step) => NeedsOf(step).Any(needs => needs.InMember.Count > 0);

    private static IEnumerable<PortNeeds> NeedsOf(StepDefinition step) => step.Ports.SelectMany(port => Known(port)
        .Where(needs => StepReach.Of(step.Name, port).HasFlag(needs.Use)));

    private static IEnumerable<PortNeeds> Known(Type port) => Table.Any(needs => needs.Port == port)
        ? Table.Where(needs => needs.Port == port)
        : throw new InvalidOperationException($"Nothing says what {port.Name} calls. Add it to {nameof(PortPermissions)}.");

    private static SortedSet<string> ToSortedSet(this IEnumerable<string> actions) =>
        new(actions, StringComparer.Ordinal);
}
