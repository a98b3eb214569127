using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Documents.Faults;
using PciAutoHeal.Documents.Organizations;
using PciAutoHeal.Documents.Rollouts;

namespace PciAutoHeal.Documents.Tests;

/// <summary>The files under docs/examples are read by the program that they explain.</summary>
public sealed class ExamplesTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory]
    [InlineData("rollout.yaml")]
    [InlineData("rollout-minimal.yaml")]
    public void A_spec_is_read_without_a_finding(string file) =>
        RolloutSpecReader.Read(file, Text(file)).Diagnostics.Should().BeEmpty();

    [Fact]
    public void Faults_are_read_without_a_finding_and_hit_accounts_of_the_example()
    {
        var (faults, diagnostics) = FaultsReader.Read("faults.yaml", Text("faults.yaml"));

        diagnostics.Should().BeEmpty();
        faults.Should().HaveCount(3);
        faults.Select(fault => fault.Account).OfType<AccountId>()
            .Should().BeSubsetOf(Organization().Accounts.Select(account => account.Id));
    }

    [Fact]
    public void The_minimal_spec_has_the_defaults_that_the_full_one_writes_down()
    {
        var full = Spec("rollout.yaml");
        var minimal = Spec("rollout-minimal.yaml");

        var shown = full.Gates; // approval, its rules, freezes and alarms are off unless asked for; stuckAfter is learned
        shown.Should().Be(minimal.Gates with
        {
            Approval = ApprovalPolicy.Required,
            Approvers = shown.Approvers,
            ApprovalExpires = shown.ApprovalExpires,
            Freeze = shown.Freeze,
            Alarms = shown.Alarms,
            StuckAfter = shown.StuckAfter,
        });
        full.Remediation.Should().Be(minimal.Remediation);
        full.MemberRole.Should().Be(minimal.MemberRole);
    }

    [Fact]
    public void The_full_spec_plans_the_example_organization_as_its_comments_say()
    {
        var plan = WavePlanner.Compile(Spec("rollout.yaml"), Organization(), Release, Day);

        plan.IsFeasible.Should().BeTrue();
        plan.Waves.Select(wave => wave.Name).Should().Equal("canary", "early", "prod", "prod", "rest");
        plan.Skipped.Select(skip => skip.Reason).Should().Equal(
            "excluded until 2027-01-31: being closed",
            "the account is SUSPENDED, not ACTIVE",
            "the configuration recorder is stopped");
    }

    private static Release Release => Testing.A.Release();

    private static RolloutSpec Spec(string file) => RolloutSpecReader.Read(file, Text(file)).Spec!;

    private static OrganizationSnapshot Organization() =>
        OrganizationReader.Read("org.json", Text("org.json")).Organization!;

    private static string Text(string file) => File.ReadAllText(Path.Combine(Root(), "docs", "examples", file));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no PciAutoHeal.sln above the tests");
        }

        return folder.FullName;
    }
}
