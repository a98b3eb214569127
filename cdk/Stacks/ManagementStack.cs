using Amazon.CDK;
using Constructs;
using PciAutoHeal.Cdk.Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Stacks;

/// <summary>
/// What the management account has: the member role for everybody, and the forwarding of what the organization tells.
/// No code of ours runs there; trusted access and the delegation are commands (docs/operations/install.md).
/// </summary>
public sealed class ManagementStack : Stack
{
    private const string AdministratorBus = "arn:${AWS::Partition}:events:${HomeRegion}:${AdministratorAccountId}:event-bus/";

    public ManagementStack(Construct scope, Installation installation, string memberTemplate)
        : base(scope, installation.Stack("Management"), new StackProps
        {
            StackName = installation.Stack("Management"),
            Description = "PciAutoHeal: member roles and forwarded events, in the management account",
            Synthesizer = new BootstraplessSynthesizer(),
        })
    {
        Parameters.Organization(this);
        Parameters.Account(this, "AdministratorAccountId", "The delegated administrator's account");
        Parameters.ExternalId(this, installation);
        Parameters.Text(this, "HomeRegion", "Where the delegated administrator runs rollouts", "^[a-z]{2}(-[a-z]+)+-[0-9]$", "us-east-1");
        new CfnParameter(this, "OrganizationalUnitIds", new CfnParameterProps
        {
            Type = "CommaDelimitedList",
            Description = "Whose accounts get the member role: the root (r-...) for all, or organizational units (ou-...)",
            AllowedPattern = "^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$",
        });
        MemberRoles(installation, memberTemplate);
        Forwarding(installation);
    }

    private void MemberRoles(Installation installation, string template) => new CfnStackSet(this, "MemberRoles", new CfnStackSetProps
    {
        StackSetName = installation.MemberStackSet,
        Description = "The role that PciAutoHeal assumes in every member",
        PermissionModel = "SERVICE_MANAGED",
        AutoDeployment = new CfnStackSet.AutoDeploymentProperty { Enabled = true, RetainStacksOnAccountRemoval = false },
        ManagedExecution = new Dictionary<string, object> { ["Active"] = true },
        Capabilities = new[] { "CAPABILITY_NAMED_IAM" },
        TemplateBody = template,
        Parameters = new[] { "OrganizationId", "AdministratorAccountId", "ExternalId" }
            .Select(name => new CfnStackSet.ParameterProperty { ParameterKey = name, ParameterValue = Fn.Ref(name) }).ToArray(),
        OperationPreferences = new CfnStackSet.OperationPreferencesProperty
        {
            FailureTolerancePercentage = 10,
            MaxConcurrentPercentage = 25,
            RegionConcurrencyType = "PARALLEL",
        },
        StackInstancesGroup = new[]
        {
            new CfnStackSet.StackInstancesProperty
            {
                // A role is known in all regions; its stack needs one.
                Regions = new[] { Fn.Ref("HomeRegion") },
                DeploymentTargets = new CfnStackSet.DeploymentTargetsProperty
                {
                    OrganizationalUnitIds = Token.AsList(new Dictionary<string, object> { ["Ref"] = "OrganizationalUnitIds" }),
                },
            },
        },
    }).As("MemberRoles");

    private void Forwarding(Installation installation)
    {
        var bus = AdministratorBus + installation.EventBus;
        Statement forwarding = new("Forward", ["events:PutEvents"], [bus]);
        new Ceiling(this, installation.Role("ManagementBoundary"), [forwarding]);
        new ServiceRole(this, new(
            "ForwardingRole",
            installation.Role("Forwarding"),
            "Sends what the organization tells to the delegated administrator",
            "events.amazonaws.com",
            Messages.RulesOf(installation))
        {
            Statements = [forwarding],
        });
        new EventRule(this, Rule(installation, bus, "OrganizationForwarded", "organization", "Accounts that come, go and move") with
        {
            Pattern = EventRule.PatternOf(
                "aws.organizations",
                ["AWS API Call via CloudTrail", "AWS Service Event via CloudTrail"],
                new() { ["eventName"] = OrganizationEvents.Arrivals.Concat(OrganizationEvents.Departures).ToArray() }),
        });
        new EventRule(this, Rule(installation, bus, "StackSetsForwarded", "stacksets", "How stack sets fare") with
        {
            Pattern = EventRule.PatternOf("aws.cloudformation", ["CloudFormation StackSet Operation Status Change"]),
        });
    }

    private static EventRuleProps Rule(
        Installation installation, string bus, string id, string name, string description) =>
        new(installation, id, name, description, bus) { TargetRole = "${ForwardingRole.Arn}", Undelivered = null };
}
