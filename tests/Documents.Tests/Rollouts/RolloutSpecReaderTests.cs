using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Rollouts;

namespace PciAutoHeal.Documents.Tests.Rollouts;

public sealed class RolloutSpecReaderTests
{
    private const string Full =
        """
        name: pci-2026-11
        content: content-release
        packs: [pci-dss-4.0.1]
        regions: [us-east-1, eu-west-1]
        homeRegion: us-east-1
        scope:
          include: { organizationalUnits: [Workloads], tags: { pci: in-scope }, accounts: [] }
          exclude:
            - { account: "111122223333", reason: "being closed", owner: platform, expires: 2027-01-31 }
        delivery: stackset
        remediation: dry-run
        waves:
          - { name: canary, accounts: ["222233334444"] }
          - { name: early, percent: 10 }
          - { name: prod, organizationalUnits: [Workloads/Prod], tags: { tier: 1 }, maxAccounts: 200 }
          - { name: rest, rest: true }
        gates:
          maxFailedTargets: 1%
          bake: 30m
          maxRegressions: 2
          onMissingData: halt
          approval: required
          onHalt: rollback
          stuckAfter: 1h30m
          dataWithin: 2h
        memberRole: Auditor
        joined: fast-track
        """;

    [Fact]
    public void The_example_of_the_contract_is_read_in_full()
    {
        var (spec, diagnostics) = RolloutSpecReader.Read("rollout.yaml", Full);

        diagnostics.Should().BeEmpty();
        spec!.Name.Should().Be("pci-2026-11");
        spec.Content.Should().Be("content-release");
        spec.Packs.Should().Equal("pci-dss-4.0.1");
        spec.Regions.Should().Equal(Region.Parse("us-east-1"), Region.Parse("eu-west-1"));
        spec.HomeRegion.Should().Be(Region.Parse("us-east-1"));
        spec.Delivery.Should().Be(Delivery.StackSet);
        spec.Remediation.Should().Be(RemediationMode.DryRun);
        spec.MemberRole.Should().Be("Auditor");
        spec.Joined.Should().Be(JoinedPolicy.FastTrack);
    }

    [Fact]
    public void Freezes_and_approvals_are_read()
    {
        var gates = RolloutSpecReader.Read("rollout.yaml", Full.Replace(
            "  bake: 30m\n",
            "  bake: 30m\n  approvers: 2\n  approvalExpires: 24h\n"
            + "  freeze: [{ from: 2026-12-18T18:00Z, to: \"2027-01-04T07:00:30+01:00\", reason: year end }]\n",
            StringComparison.Ordinal)).Spec!.Gates;

        gates.Approvers.Should().Be(2);
        gates.ApprovalExpires.Should().Be(TimeSpan.FromHours(24));
        gates.Freeze.Should().Equal(new FreezeWindow(
            new(2026, 12, 18, 18, 0, 0, TimeSpan.Zero), new(2027, 1, 4, 7, 0, 30, TimeSpan.FromHours(1)), "year end"));
    }

    [Fact]
    public void An_alarm_is_a_name_or_a_name_with_its_place()
    {
        var spec = RolloutSpecReader.Read(
            "rollout.yaml", With("gates: { alarms: [errors, { name: latency, account: 111122223333, region: eu-west-1 }] }")).Spec!;

        spec.Gates.Alarms!.Select(a => (a.Name, a.Account?.Value, a.Region?.Value)).Should().Equal(
            ("errors", null, null), ("latency", "111122223333", "eu-west-1"));
        spec.Gates.Alarms![1].Where!.File.Should().Be("rollout.yaml");
    }

    [Fact]
    public void Scope_waves_and_gates_of_the_example_are_read_in_full()
    {
        var spec = RolloutSpecReader.Read("rollout.yaml", Full).Spec!;

        spec.Scope.Include.Should().BeEquivalentTo(new Inclusion
        {
            OrganizationalUnits = ["Workloads"],
            Tags = new Dictionary<string, string> { ["pci"] = "in-scope" },
            Where = new("rollout.yaml", 7, 12),
        });
        spec.Scope.Exclude.Should().Equal(new Exclusion(
            AccountId.Parse("111122223333"), "being closed", "platform", new(2027, 1, 31), new("rollout.yaml", 9, 7)));
        spec.Waves.Select(w => (w.Name, w.Percent, w.Rest, w.MaxAccounts)).Should().Equal(
            ("canary", null, false, null), ("early", 10m, false, null), ("prod", null, false, 200), ("rest", null, true, null));
        spec.Waves[2].Tags.Should().Equal(new Dictionary<string, string> { ["tier"] = "1" });
        spec.Gates.Should().Be(new GateRules
        {
            MaxFailedTargets = Allowance.OfPercent(1),
            Bake = TimeSpan.FromMinutes(30),
            MaxRegressions = 2,
            OnMissingData = MissingDataPolicy.Halt,
            Approval = ApprovalPolicy.Required,
            OnHalt = HaltAction.Rollback,
            StuckAfter = TimeSpan.FromMinutes(90),
            DataWithin = TimeSpan.FromHours(2),
        });
    }

    [Fact]
    public void Name_regions_and_waves_are_enough()
    {
        var (spec, diagnostics) = Read("name: a\nregions: all-enabled\nwaves: [{ name: rest, rest: true }]");

        diagnostics.Should().BeEmpty();
        spec!.Regions.Should().BeNull();
        spec.Gates.Should().Be(new GateRules());
        spec.Should().BeEquivalentTo(new RolloutSpec("a", null, spec.Waves));
    }

    [Fact]
    public void Json_is_read_as_well()
    {
        var (spec, diagnostics) = Read(
            """{"name": "a", "regions": ["us-east-1"], "waves": [{"name": "rest", "rest": true}], "gates": {"bake": "PT6H"}}""");

        diagnostics.Should().BeEmpty();
        spec!.Gates.Bake.Should().Be(TimeSpan.FromHours(6));
    }

    [Theory]
    [InlineData("012345678901")]
    [InlineData("000000000000")]
    [InlineData("111122223333")]
    public void An_account_id_without_quotes_keeps_its_leading_zeros(string id) =>
        Read(With($"waves: [{{ name: canary, accounts: [{id}] }}]")).Spec!.Waves[0].Accounts
            .Should().Equal(AccountId.Parse(id));

    [Fact]
    public void Who_is_told_is_read_with_the_place_of_a_secret_and_not_the_secret()
    {
        var spec = RolloutSpecReader.Read("rollout.yaml", "name: t\nregions: [eu-west-1]\nwaves: [{ name: a, rest: true }]\nnotifications:\n"
            + "  - { sns: 'arn:aws:sns:us-east-1:111122223333:ops.fifo' }\n  - { slack: env:HOOK, events: [halted, approval] }\n  - { teams: ssm:/pciautoheal/teams }\n").Spec!;

        spec.Notifications.Select(n => $"{n}").Should()
            .Equal("sns arn:aws:sns:us-east-1:111122223333:ops.fifo", "slack env:HOOK", "teams ssm:/pciautoheal/teams");
        spec.Notifications[1].Wants(NotificationTopic.Halted).Should().BeTrue();
        spec.Notifications[1].Wants(NotificationTopic.Started).Should().BeFalse();
        spec.Notifications[2].Wants(NotificationTopic.Drift).Should().BeTrue();
    }

    [Fact]
    public void Every_error_is_found_at_once_in_the_order_of_the_file()
    {
        var (spec, diagnostics) = Read(
            "name: ''\nregions: [eu-west]\ncolour: red\nwaves:\n  - { name: a, percent: 0 }\ngates: { bake: 30 }\n");

        spec.Should().BeNull();
        diagnostics.Select(d => (d.Code, d.Where!.Line)).Should().Equal(
            ("PAH1005", 1), ("PAH1013", 2), ("PAH1002", 3), ("PAH1009", 5), ("PAH1008", 6));
        diagnostics.Should()
            .OnlyContain(d => d.Severity == Severity.Error && d.Fix != null && d.Where!.File == "rollout.yaml");
    }

    [Theory]
    [InlineData("regoins: []", "Did you mean 'regions'?")]
    [InlineData("home_region: us-east-1", "Did you mean 'homeRegion'?")]
    [InlineData("memberrole: x", "Did you mean 'memberRole'?")]
    [InlineData("zzzzzz: x", "Expected one of: name, content, packs")]
    public void An_unknown_key_comes_with_the_one_that_was_meant(string line, string advice)
    {
        var found = Read(With(line)).Diagnostics.Should().ContainSingle().Subject;

        found.Code.Should().Be("PAH1002");
        found.Where!.Line.Should().Be(4);
        found.Fix.Should().StartWith(advice);
    }

    internal static (RolloutSpec? Spec, IReadOnlyList<Diagnostic> Diagnostics) Read(string text) =>
        RolloutSpecReader.Read("rollout.yaml", text);

    /// <summary>The least spec that is valid with one key replaced or, in the fourth line, added.</summary>
    internal static string With(string line)
    {
        var key = line.Split(':')[0];
        string[] least = ["name: a", "regions: [us-east-1]", "waves: [{ name: rest, rest: true }]"];
        var kept = least.Select(l => l.Split(':')[0] == key ? line : l);
        return string.Join('\n', least.Any(l => l.Split(':')[0] == key) ? kept : kept.Append(line));
    }
}
