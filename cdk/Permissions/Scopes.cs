namespace PciAutoHeal.Cdk.Permissions;

/// <summary>Which resources each action is granted on, and under which conditions.</summary>
public static class Scopes
{
    /// <summary>
    /// Buckets that the steps make where templates are too large for a request, one a region (docs/adr/0009).
    /// </summary>
    public const string Buckets = "arn:${AWS::Partition}:s3:::pciautoheal-content-${AWS::AccountId}-*";

    /// <summary>The same buckets as a member sees them.</summary>
    public const string BucketsOfAdministrator = "arn:${AWS::Partition}:s3:::pciautoheal-content-${AdministratorAccountId}-*";

    private const string Managing = "arn:${AWS::Partition}:organizations::${ManagementAccountId}";

    private static readonly Condition InOrganization = new("StringEquals", "aws:ResourceOrgID", "${OrganizationId}");

    /// <summary>Statements that grant these actions as the delegated administrator.</summary>
    public static IEnumerable<Statement> Direct(IEnumerable<string> actions, Installation installation) =>
        Group(actions, action => DirectScope(action, installation));

    /// <summary>Statements that grant these actions in a member.</summary>
    public static IEnumerable<Statement> Member(IEnumerable<string> actions) => Group(actions, MemberScope);

    private static IEnumerable<Statement> Group(IEnumerable<string> actions, Func<string, Scope> scopeOf) => actions
        .GroupBy(action => scopeOf(action).Sid)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new Statement(group.Key, [.. group.Order(StringComparer.Ordinal)], scopeOf(group.First()).Resources)
        {
            Conditions = scopeOf(group.First()).Conditions,
        });

    private static Scope DirectScope(string action, Installation installation) => action switch
    {
        "organizations:ListOrganizationalUnitsForParent" or "organizations:ListAccountsForParent"
            or "organizations:ListParents" or "organizations:ListTagsForResource"
            or "organizations:DescribeAccount" => new("OrganizationTree",
            [
                $"{Managing}:root/${{OrganizationId}}/*", $"{Managing}:ou/${{OrganizationId}}/*",
                $"{Managing}:account/${{OrganizationId}}/*",
            ]),
        "config:PutOrganizationConformancePack" or "config:DeleteOrganizationConformancePack"
            or "config:GetOrganizationConformancePackDetailedStatus" => new(
            "OrganizationPacks", ["arn:${AWS::Partition}:config:*:${AWS::AccountId}:organization-conformance-pack/*"]),
        "config:DescribeConfigurationAggregatorSourcesStatus" or "config:DescribeAggregateComplianceByConformancePacks"
            or "config:DescribeAggregateComplianceByConfigRules" or "config:SelectAggregateResourceConfig" => new(
            "Aggregator", ["arn:${AWS::Partition}:config:*:${AWS::AccountId}:config-aggregator/*"]),
        "cloudformation:CreateStackSet" or "cloudformation:ListStackSets" => new("StackSetsAny", ["*"]),
        _ when action.StartsWith("cloudformation:", StringComparison.Ordinal) => new("StackSets",
            [
                "arn:${AWS::Partition}:cloudformation:*:${ManagementAccountId}:stackset/PciAutoHeal-*",
                "arn:${AWS::Partition}:cloudformation:*:${ManagementAccountId}:stackset-target/PciAutoHeal-*",
                "arn:${AWS::Partition}:cloudformation:*::type/resource/*",
            ]),
        _ when action.StartsWith("dynamodb:", StringComparison.Ordinal) => new("Ledger", ["${LedgerTable.Arn}"]),
        "s3:PutObject" or "s3:GetObject" => new("Content", [$"{Buckets}/*"]),
        _ when action.StartsWith("s3:", StringComparison.Ordinal) => new("ContentBuckets", [Buckets]),
        "iam:CreateServiceLinkedRole" => ServiceLinked("config-multiaccountsetup.amazonaws.com", "config-conforms.amazonaws.com"),
        "sns:Publish" => new("Topics", [$"arn:${{AWS::Partition}}:sns:*:${{AWS::AccountId}}:{installation.Name}-*"]),
        "ssm:GetParameter" => new("Settings", ["arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter/pciautoheal/*"]),
        _ when IsOwnPack(action) || action is "ssm:GetDocument" or "ssm:PutParameter" => MemberScope(action),
        "sts:AssumeRole" => new("Members", [$"arn:${{AWS::Partition}}:iam::*:role/{installation.MemberRole}"])
        {
            Conditions = [InOrganization],
        },
        _ => new("Reading", ["*"]),
    };

    private static Scope MemberScope(string action) => action switch
    {
        _ when IsOwnPack(action) => new(
            "Packs", ["arn:${AWS::Partition}:config:*:${AWS::AccountId}:conformance-pack/*"]),
        "ssm:GetParameter" or "ssm:PutParameter" => new(
            "Brake", ["arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter/pciautoheal/brake"]),
        "ssm:GetDocument" => new("Documents", ["arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:document/PciAutoHeal-*"]),
        "iam:CreateServiceLinkedRole" => ServiceLinked("config-conforms.amazonaws.com"),
        "s3:GetObject" => new("Templates", [$"{BucketsOfAdministrator}/packs/*"])
        {
            Conditions = [new("StringEquals", "aws:ResourceAccount", "${AdministratorAccountId}")],
        },
        _ => new("Reading", ["*"]),
    };

    private static bool IsOwnPack(string action) =>
        action is "config:PutConformancePack" or "config:DeleteConformancePack" or "config:DescribeConformancePackCompliance";

    /// <summary>AWS Config makes the role when it meets its first pack.</summary>
    private static Scope ServiceLinked(params string[] services) => new(
        "ServiceLinkedRole",
        [.. services.Select(service => $"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/aws-service-role/{service}/*")])
    {
        Conditions = [new("StringEquals", "iam:AWSServiceName", services)],
    };

    private sealed record Scope(string Sid, IReadOnlyList<string> Resources)
    {
        public IReadOnlyList<Condition> Conditions { get; init; } = [];
    }
}
