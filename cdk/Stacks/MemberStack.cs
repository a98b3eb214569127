using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using PciAutoHeal.Cdk.Constructs;
using PciAutoHeal.Cdk.Permissions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Stacks;

/// <summary>
/// What every member has: one role that only the steps of the delegated administrator can assume, and that reads, but
/// for packs that are delivered account by account. A stack set carries it; the management account gets it as a stack.
/// </summary>
public sealed class MemberStack : Stack
{
    public MemberStack(Construct scope, Installation installation)
        : base(scope, installation.Stack("Member"), new StackProps
        {
            StackName = installation.Stack("Member"),
            Description = "PciAutoHeal: the role that rollouts use in this account",
            Synthesizer = new BootstraplessSynthesizer(),
        })
    {
        Parameters.Organization(this);
        Parameters.Account(this, "AdministratorAccountId", "The delegated administrator's account");
        Parameters.ExternalId(this, installation);
        var granted = Scopes.Member(PortPermissions.Member).ToList();
        new Ceiling(this, installation.MemberBoundary, granted);
        new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = installation.MemberRole,
            Description = "Read, and deliver conformance packs, for PciAutoHeal in the delegated administrator",
            MaxSessionDuration = 3600,
            PermissionsBoundary = Fn.Ref(Ceiling.Id),
            AssumeRolePolicyDocument = Statement.Document(Trust(installation)),
            Policies = new[]
            {
                new CfnRole.PolicyProperty { PolicyName = "Granted", PolicyDocument = Statement.Document(granted) },
            },
        }).As("MemberRole");
    }

    /// <summary>
    /// The whole account is named, because a role that was deleted and made again would not be the one that was
    /// trusted; the conditions leave the roles of the steps that reach into members.
    /// </summary>
    private static IEnumerable<Statement> Trust(Installation installation) =>
    [
        new("StepsOfTheAdministrator", ["sts:AssumeRole"], [])
        {
            Principal = Statement.Account("arn:${AWS::Partition}:iam::${AdministratorAccountId}:root"),
            Conditions =
            [
                new("StringEquals", "aws:PrincipalOrgID", "${OrganizationId}"),
                new("StringEquals", "aws:PrincipalAccount", "${AdministratorAccountId}"),
                new("StringEquals", "sts:ExternalId", "${ExternalId}"),
                new("ArnLike", "aws:PrincipalArn", [.. Callers(installation)]),
            ],
        },
    ];

    private static IEnumerable<string> Callers(Installation installation) => StepCatalog.All
        .Where(PortPermissions.ReachesMembers)
        .Select(step => $"arn:${{AWS::Partition}}:iam::${{AdministratorAccountId}}:role/{installation.Role(step.Name)}");
}
