using PciAutoHeal.Cdk.Tests.Templates;

namespace PciAutoHeal.Cdk.Tests.Permissions;

/// <summary>Every statement of IAM in every template.</summary>
public sealed class StatementTests(Synthesis made)
{
    private IReadOnlyList<PolicyStatement> All => [.. made.All.SelectMany(t => t.Template.Statements)];

    private IEnumerable<PolicyStatement> Grants => All.Where(s => s.Effect == "Allow");

    [Fact]
    public void There_are_statements_in_every_template() =>
        made.All.Should().OnlyContain(t => t.Template.Statements.Any());

    [Fact]
    public void No_action_that_is_granted_has_a_wildcard() =>
        Grants.Where(s => s.Actions.Count == 0 || s.Actions.Any(a => a.Contains('*'))).Should().BeEmpty();

    [Fact]
    public void Nothing_is_granted_or_refused_by_exception() =>
        All.Where(s => s.Json.ContainsKey("NotAction") || s.Json.ContainsKey("NotResource") || s.Json.ContainsKey("NotPrincipal"))
            .Should().BeEmpty();

    [Fact]
    public void Every_wildcard_of_a_resource_is_listed_with_its_reason() => Wildcards
        .Where(w => !ListedReasons.Wildcards.Any(listed => listed.Covers(w.Resource, w.Action, w.Sid)))
        .Should().BeEmpty();

    [Fact]
    public void No_wildcard_is_listed_that_is_not_there() => ListedReasons.Wildcards
        .Where(listed => !Wildcards.Any(w => listed.Covers(w.Resource, w.Action, w.Sid))
            || listed.Actions.Any(action => !Wildcards.Any(w => w.Action == action && listed.Covers(w.Resource, action, w.Sid))))
        .Should().BeEmpty();

    [Fact]
    public void Every_listed_wildcard_has_a_reason() =>
        ListedReasons.Wildcards.Should().OnlyContain(listed => listed.Reason.Length > 20);

    [Fact]
    public void Every_service_that_is_let_in_says_for_which_account_it_acts() => Grants
        .Where(s => s.IsOfService && !s.ConditionKeys.Contains("aws:SourceAccount") && !s.ConditionKeys.Any(IsContextOfLogs))
        .Should().BeEmpty();

    [Fact]
    public void Nobody_is_let_in_whoever_they_are() => Grants
        .Where(s => s.Json["Principal"]?.ToJsonString().Contains("\"*\"", StringComparison.Ordinal) == true)
        .Should().BeEmpty();

    [Fact]
    public void Every_role_but_the_aggregators_is_within_a_boundary() => made.All
        .SelectMany(t => t.Template.Of("AWS::IAM::Role"))
        .Where(role => !role.Properties.ContainsKey("PermissionsBoundary"))
        .Select(role => role.Id)
        .Should().Equal("AggregatorRole");

    [Fact]
    public void The_member_role_trusts_only_steps_of_the_administrator_and_only_in_the_organization()
    {
        var trust = made["Member"].Statements.Single(s => s.IsTrust);

        trust.ConditionKeys.Should()
            .BeEquivalentTo("aws:PrincipalOrgID", "aws:PrincipalAccount", "aws:PrincipalArn", "sts:ExternalId");
        trust.Json["Condition"]!["ArnLike"]!.ToJsonString().Should().NotContain("*");
    }

    [Fact]
    public void The_steps_may_not_change_what_carries_the_member_role()
    {
        var set = (string)made["Management"].Of("AWS::CloudFormation::StackSet").Single().Properties["StackSetName"]!;

        made["Administrator"].Statements.SelectMany(s => s.Resources)
            .Where(r => r.Contains("stackset/", StringComparison.Ordinal))
            .Should().OnlyContain(r => !set.StartsWith(r.Split("stackset/")[1].TrimEnd('*'), StringComparison.Ordinal));
    }

    private IReadOnlyList<(string Resource, string Action, string Sid)> Wildcards =>
    [
        .. from statement in Grants
           from resource in statement.Resources
           where resource.Contains('*')
           from action in statement.Actions
           select (resource, action, (string)statement.Json["Sid"]!),
    ];

    /// <summary>CloudWatch Logs sends no account, but the log group it encrypts.</summary>
    private static bool IsContextOfLogs(string key) => key == "kms:EncryptionContext:aws:logs:arn";
}
