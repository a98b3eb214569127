using PciAutoHeal.Cdk.Tests.Recording;
using PciAutoHeal.Cdk.Tests.Templates;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Tests.Permissions;

/// <summary>
/// What roles are granted, against what the scenarios called: nothing is missing, nothing is there without a reason.
/// </summary>
public sealed class CallsAndGrantsTests(Synthesis made, RecordedCalls recorded) : IClassFixture<RecordedCalls>
{
    /// <summary>Anybody may ask who they are; there is nothing to grant.</summary>
    private const string WhoAmI = "sts:GetCallerIdentity";

    public static TheoryData<string> Steps => [.. StepCatalog.All.Select(step => step.Name)];

    [Fact]
    public void Every_step_ran_in_the_scenarios()
    {
        RequireLedger();
        recorded.Steps.Should().BeEquivalentTo(StepCatalog.All.Select(step => step.Name));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Nothing_that_a_step_called_is_missing_from_its_role(string step) =>
        recorded.DirectOf(step).Except([WhoAmI]).Except(GrantedTo(step)).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Steps))]
    public void Nothing_is_granted_to_a_step_that_it_did_not_call_unless_a_reason_is_listed(string step)
    {
        RequireLedger();
        GrantedTo(step).Except(recorded.DirectOf(step)).Except(ListedFor(step)).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_that_was_called_in_a_member_is_missing_from_its_role() =>
        recorded.InMembers.Except([WhoAmI]).Except(MemberGrants).Should().BeEmpty();

    [Fact]
    public void Nothing_is_granted_in_members_that_was_not_called_unless_a_reason_is_listed() =>
        MemberGrants.Except(recorded.InMembers).Except(ListedFor("Member")).Should().BeEmpty();

    [Fact]
    public void No_reason_is_listed_for_what_is_called_or_not_granted()
    {
        RequireLedger();
        foreach (var listed in ListedReasons.Unrecorded)
        {
            var roles = listed.Role == "*" ? StepCatalog.All.Select(s => s.Name).ToArray() : [listed.Role];
            listed.Actions.Should().OnlyContain(
                action => roles.Any(role => GrantsOf(role).Contains(action) && !CallsOf(role).Contains(action)),
                "{0} is listed for '{1}'",
                listed.Role,
                listed.Reason);
            listed.Reason.Should().NotBeNullOrWhiteSpace();
        }
    }

    private IEnumerable<string> MemberGrants =>
        made["Member"].GrantedTo("MemberRole").SelectMany(s => s.Actions).Distinct();

    private IEnumerable<string> GrantedTo(string step) =>
        made["Administrator"].GrantedTo($"{step}Role").SelectMany(s => s.Actions).Distinct();

    private IEnumerable<string> GrantsOf(string role) => role == "Member" ? MemberGrants : GrantedTo(role);

    private IEnumerable<string> CallsOf(string role) => role == "Member" ? recorded.InMembers : recorded.DirectOf(role);

    private static IEnumerable<string> ListedFor(string role) => ListedReasons.Unrecorded
        .Where(listed => listed.Role == role || (listed.Role == "*" && role != "Member"))
        .SelectMany(listed => listed.Actions);

    private void RequireLedger()
    {
        if (recorded.LedgerIsMissing is { } reason)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1", reason);
            Assert.Fail(reason);
        }
    }
}
