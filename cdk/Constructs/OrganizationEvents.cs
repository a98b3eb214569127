using Amazon.CDK.AWS.Events;
using Constructs;
using PciAutoHeal.Cdk.Permissions;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>
/// What the organization tells: the management account forwards it to this bus. Who joins or moves is enrolled; what
/// leaves, or what StackSets has failed with, is looked for as drift.
/// </summary>
public sealed class OrganizationEvents : Construct
{
    /// <summary>Events of CloudTrail that bring an account in, or to another place.</summary>
    public static readonly string[] Arrivals = ["CreateAccountResult", "AcceptHandshake", "MoveAccount"];

    /// <summary>Events of CloudTrail that take an account away.</summary>
    public static readonly string[] Departures = ["CloseAccountResult", "CloseAccount", "RemoveAccountFromOrganization", "LeaveOrganization"];

    private const string Latest = "${LatestMachine}";

    public OrganizationEvents(Construct scope, Installation installation)
        : base(scope, "OrganizationEvents")
    {
        new CfnEventBus(this, "Bus", new CfnEventBusProps { Name = installation.EventBus }).As("OrganizationBus");
        new CfnEventBusPolicy(this, "BusPolicy", new CfnEventBusPolicyProps
        {
            EventBusName = Statement.Fill("${OrganizationBus}"),
            StatementId = "ManagementForwards",
            Statement = new Statement("ManagementForwards", ["events:PutEvents"], ["${OrganizationBus.Arn}"])
            {
                Principal = Statement.Account("arn:${AWS::Partition}:iam::${ManagementAccountId}:root"),
                Conditions = [new("StringEquals", "aws:PrincipalOrgID", "${OrganizationId}")],
            }.ToJson(),
        }).As("OrganizationBusPolicy");
        new ServiceRole(this, new(
            "RulesRole", installation.Role("Rules"), "Starts what finds the latest rollout", "events.amazonaws.com", Messages.RulesOf(installation))
        {
            Statements = [new("StartLatest", ["states:StartExecution"], [Latest])],
        });
        new EventRule(this, Organization(installation, "AccountArrived", "account-arrived", "An account joined or moved: enroll it", Arrivals, "enroll"));
        new EventRule(this, Organization(installation, "AccountDeparted", "account-departed", "An account was closed or left: look for drift", Departures, "drift"));
        new EventRule(this, StackSets(installation, "StackSetFailed", "stackset-failed", "${OrganizationBus}"));
        new EventRule(this, StackSets(installation, "OwnStackSetFailed", "own-stackset-failed", null));
        new EventRule(this, Starting(installation, "DriftSchedule", "drift-schedule", "Look for drift", "drift") with { Schedule = "${DriftEvery}" });
        new EventRule(this, Starting(installation, "EnrollSchedule", "enroll-schedule", "Enroll whom no event has named", "enroll") with { Schedule = "${EnrollEvery}" });
    }

    private static EventRuleProps Organization(
        Installation installation, string id, string name, string description, string[] events, string start) =>
        Starting(installation, id, name, description, start) with
        {
            Bus = "${OrganizationBus}",
            Pattern = EventRule.PatternOf(
                "aws.organizations",
                ["AWS API Call via CloudTrail", "AWS Service Event via CloudTrail"],
                new() { ["eventName"] = events }),
        };

    /// <summary>
    /// It is not documented in which of the two accounts a delegated administrator's sets tell of themselves.
    /// </summary>
    private static EventRuleProps StackSets(Installation installation, string id, string name, string? bus) =>
        Starting(installation, id, name, "A stack set operation failed: look for drift", "drift") with
        {
            Bus = bus,
            Pattern = EventRule.PatternOf(
                "aws.cloudformation",
                ["CloudFormation StackSet Operation Status Change"],
                new() { ["status-details"] = new Dictionary<string, object> { ["status"] = new[] { "FAILED", "STOPPED" } } }),
        };

    private static EventRuleProps Starting(
        Installation installation, string id, string name, string description, string start) =>
        new(installation, id, name, description, Latest)
        {
            TargetRole = "${RulesRole.Arn}",
            Input = $$"""{"start":"{{start}}"}""",
        };
}
