using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Commands;

public sealed class PlanTests : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public async Task A_plan_names_every_account_once_and_shrinks_its_exclusion_lists()
    {
        var spec = folder.Write("rollout.yaml", Folder.Spec + "delivery: organization\n");

        var ran = await folder.RunAsync("plan", "--spec", spec, "--accounts", "20", "--output", "json");

        ran.Exit.Should().Be(ExitCode.Done, ran.Error);
        ((string?)ran.Json["schema"]).Should().Be("pciautoheal/plan/1");
        ((string?)ran.Json["planHash"]).Should().MatchRegex("^sha256:[0-9a-f]{64}$");
        ((bool)ran.Json["feasible"]!).Should().BeTrue();
        var waves = ran.Json["waves"]!.AsArray();
        waves.Select(wave => (string?)wave!["delivery"]).Should().OnlyContain(delivery => delivery == "organization");
        waves.SelectMany(wave => wave!["accounts"]!.AsArray()).Select(a => (string?)a).Should().OnlyHaveUniqueItems();
        waves.Should().OnlyContain(wave => wave!["excludedAccounts"] != null);
        ran.Json["budget"]!["apiCalls"]!.AsObject().Should().NotBeEmpty();
        folder.Files.Should().Equal("rollout.yaml");
    }

    [Fact]
    public async Task The_same_spec_and_organization_give_the_same_hash()
    {
        var spec = folder.Write("rollout.yaml", Folder.Spec);

        var first = await folder.RunAsync("plan", "--spec", spec, "--accounts", "20", "--output", "json");
        var second = await folder.RunAsync("plan", "--spec", spec, "--accounts", "20", "--output", "json");

        second.Out.Should().Be(first.Out);
    }

    [Fact]
    public async Task An_infeasible_plan_says_why_and_what_would_make_it_feasible()
    {
        var spec = folder.Write(
            "rollout.yaml",
            $"{Folder.Head}delivery: organization\nwaves:\n  - {{ name: canary, percent: 1, maxAccounts: 5 }}\n  - {{ name: rest, rest: true }}\n");

        var ran = await folder.RunAsync("plan", "--spec", spec, "--accounts", "1500", "--output", "json");

        ran.Exit.Should().Be(ExitCode.Findings, ran.Error);
        ((bool)ran.Json["feasible"]!).Should().BeFalse();
        var found = ran.Json["diagnostics"]!.AsArray().Single(d => (string?)d!["code"] == "PAH1301")!;
        ((string?)found["severity"]).Should().Be("error");
        ((string?)found["fix"]).Should().NotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("packs: [pci-dss-4.0.1]\n", 3)]
    [InlineData("packs: [pci-dss-4.0.1-data, pci-dss-4.0.1]\n", 3)]
    [InlineData("packs: [pci-dss-3.2.1]\n", 1)]
    [InlineData("packs: [ec2-lambda, redshift-rds-iam]\n", 2)]
    public async Task A_spec_chooses_packs_by_their_names_or_by_a_standard(string packs, int count)
    {
        var spec = folder.Write("rollout.yaml", Folder.Spec + packs);

        var ran = await folder.RunAsync("plan", "--spec", spec, "--accounts", "5");

        ran.Exit.Should().Be(ExitCode.Done, ran.Error);
        ran.Out.Should().Contain($"{count} packs to ");
    }

    [Fact]
    public async Task A_pack_the_release_does_not_have_is_refused_with_those_it_has()
    {
        var spec = folder.Write("rollout.yaml", Folder.Spec + "packs: [pci-dss-5]\n");

        var ran = await folder.RunAsync("plan", "--spec", spec, "--accounts", "5");

        ran.Exit.Should().Be(ExitCode.Invalid, ran.Error);
        ran.Error.Should()
            .Contain("PAH1209").And.Contain("pci-dss-4.0.1, pci-dss-4.0.1-access").And.Contain("pci-dss-3.2.1");
    }

    [Fact]
    public async Task Standards_that_are_too_much_together_are_refused()
    {
        var spec = folder.Write(
            "rollout.yaml", Folder.Spec + "packs: [pci-dss-3.2.1, pci-dss-4.0.1]\ndelivery: organization\n");

        var ran = await folder.RunAsync("plan", "--spec", spec, "--accounts", "5", "--output", "json");

        ran.Exit.Should().Be(ExitCode.Findings, ran.Error);
        ran.Json["diagnostics"]!.AsArray().Select(d => (string?)d!["code"]).Should().Contain("PAH1308");
    }

    public void Dispose() => folder.Dispose();
}
