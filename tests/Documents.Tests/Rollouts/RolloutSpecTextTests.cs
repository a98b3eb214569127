using FluentAssertions.Equivalency;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Rollouts;

namespace PciAutoHeal.Documents.Tests.Rollouts;

public sealed class RolloutSpecTextTests
{
    private static readonly AccountId One = AccountId.Parse("111122223333");

    private static readonly RolloutSpec Full = new("pci: \"2026\"-11", [Region.Parse("eu-west-1")],
        [new("canary") { Accounts = [One] }, new("early") { Percent = 2.5m, MaxAccounts = 40 }, new("rest") { Rest = true }])
    {
        Name = "pci-2026-11",
        Content = "my release",
        Packs = ["pci-dss-4.0.1"],
        Replaces = ["pci-dss-3.2.1"],
        HomeRegion = Region.Parse("us-east-1"),
        Delivery = Delivery.StackSet,
        Remediation = RemediationMode.DryRun,
        Heal = new() { MaxChangesPerAccount = 25, MaxChangesPerRun = 500 },
        MemberRole = "Auditor",
        Scope = new()
        {
            Include = new() { Accounts = [One], OrganizationalUnits = ["Workloads/Prod"], Tags = new Dictionary<string, string> { ["pci"] = "yes" } },
            Exclude = [new(AccountId.Parse("444455556666"), "being \"closed\": soon", "platform", new DateOnly(2027, 1, 31))],
        },
        Gates = new()
        {
            MaxFailedTargets = Allowance.OfPercent(2.5m),
            Bake = TimeSpan.FromMinutes(95),
            MaxRegressions = 4,
            OnMissingData = MissingDataPolicy.Halt,
            Approval = ApprovalPolicy.Required,
            Approvers = 2,
            ApprovalExpires = TimeSpan.FromDays(3),
            OnHalt = HaltAction.Rollback,
            StuckAfter = TimeSpan.FromMinutes(20),
            Alarms = [new("errors: \"checkout\""), new("latency", One, Region.Parse("eu-west-1")), new("latency", One)],
            Freeze = [new(new(2026, 12, 18, 18, 0, 0, TimeSpan.Zero), new(2027, 1, 4, 6, 0, 0, TimeSpan.Zero), "year end")],
        },
    };

    [Fact]
    public void What_is_written_reads_back_the_same() => RoundTrip(Full);

    [Fact]
    public void A_spec_of_defaults_reads_back_the_same() =>
        RoundTrip(new RolloutSpec("plain", null, [new("rest") { Rest = true }]));

    private static void RoundTrip(RolloutSpec spec)
    {
        var (read, diagnostics) = RolloutSpecReader.Read("repair.yaml", RolloutSpecText.Of(spec));

        diagnostics.Should().BeEmpty();
        read.Should()
            .BeEquivalentTo(spec, options => options.Excluding((IMemberInfo member) => member.Name == "Where"));
    }
}
