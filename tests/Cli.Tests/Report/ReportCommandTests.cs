using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Report;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Report;

public sealed class ReportCommandTests : IDisposable
{
    private const string Excluded =
        "scope:\n  exclude:\n    - { account: \"ACCOUNT\", reason: \"being closed\", owner: platform, expires: 2099-01-31 }\n";

    private readonly Folder folder = new();

    [Fact]
    public async Task A_rehearsal_leaves_the_report_that_a_rollout_would_have()
    {
        var organization = await folder.RunAsync(
            "org", "snapshot", "--accounts", "7", "--regions", "eu-west-1,us-east-1");
        var spared = organization.Json["accounts"]!.AsArray().Select(a => (string)a!["id"]!).Last();
        var spec = folder.Write(
            "rollout.yaml", Folder.Spec + "packs: [ec2-lambda]\n" + Excluded.Replace("ACCOUNT", spared, StringComparison.Ordinal));

        var ran = await folder.RunAsync(
            "rehearse", "--spec", spec, "--organization", folder.Write("org.json", organization.Out), "--output", "json",
            "--report", folder.PathOf("report.json"), "--report", folder.PathOf("report.html"));

        ran.Exit.Should().Be(ExitCode.Done, ran.Error);
        var report = Read("report.json");
        report["targets"]!.ToJsonString().Should().Be(ran.Json["targets"]!.ToJsonString());
        report["timeline"]!.ToJsonString().Should().Be(ran.Json["timeline"]!.ToJsonString());
        report["waves"]!.AsArray().Select(w => $"{w!["number"]} {w["name"]} {w["state"]}")
            .Should().Equal(ran.Json["waves"]!.AsArray().Select(w => $"{w!["number"]} {w["name"]} {w["state"]}"));
        ((bool)report["rollout"]!["isRehearsal"]!).Should().BeTrue();
        report["coverage"]!["rules"]!.AsArray().Should().HaveCount((int)report["rollout"]!["packs"]![0]!["rules"]!)
            .And.OnlyContain(rule => rule!["packs"]!.ToJsonString().Contains("ec2-lambda"));
        ((int)report["drift"]!["drifted"]!).Should().Be(0);
        report["exceptions"]!.ToJsonString().Should().Contain(spared).And.Contain("2099-01-31").And.Contain("platform");
        report["remediation"]!["packs"]!.AsArray().Should().HaveCount(2, "one pack in two regions");
    }

    [Fact]
    public async Task A_rollout_that_waits_for_a_person_is_reported_from_its_ledger_alone()
    {
        folder.Write("rollout.yaml", Folder.Spec + "packs: [ec2-lambda]\ngates: { approval: required }\n");
        await using (var simulation = Running.Program(
            folder.Root, "simulate", "--listen", "127.0.0.1:0", "--accounts", "6", "--regions", "eu-west-1,us-east-1"))
        {
            var url = await simulation.AddressAsync();
            (await RunAsync("rollout", "start", "--endpoint-url", url)).Exit.Should().Be(ExitCode.Done, "it waits for a person");
        }

        var status = await RunAsync("status", "--output", "json");
        var report = await RunAsync("report", "--output", "json", "--write", "a.xlsx", "--write", "b.csv");
        var page = await RunAsync("report");

        report.Exit.Should().Be(ExitCode.Done, report.Error);
        report.Json["targets"]!.ToJsonString().Should().Be(status.Json["targets"]!.ToJsonString());
        ((string?)report.Json["rollout"]!["advice"]).Should().StartWith("approve it: pciautoheal rollout approve");
        report.Json["drift"].Should().BeNull("nobody has looked");
        page.Out.Should().Contain("wrote report.html");
        folder.Files.Should().Contain(["a.xlsx", "b.csv", "report.html"]);
    }

    [Fact]
    public async Task A_report_that_was_kept_is_made_into_other_forms()
    {
        var kept = folder.Write("kept.json", Console.JsonOutput.Write(Reports.One));

        var ran = await folder.RunAsync(
            "report", "--from", kept, "--write", folder.PathOf("page.html"), folder.PathOf("again.json"));

        ran.Exit.Should().Be(ExitCode.Done, ran.Error);
        (await File.ReadAllTextAsync(folder.PathOf("page.html"), TestContext.Current.CancellationToken)).Should().Be(ReportPage.Write(Reports.One));
        Read("again.json").ToJsonString().Should().Be(Read("kept.json").ToJsonString());
    }

    [Theory]
    [InlineData("PAH4032", "report", "--write", "report.pdf")]
    [InlineData("PAH4032", "rehearse", "--report", "report")]
    [InlineData("PAH4003", "report", "--from", "nowhere.json")]
    [InlineData("PAH4006", "report", "one", "--from", "kept.json")]
    [InlineData("PAH4021", "report")]
    public async Task Wrong_usage_is_refused_with_a_code(string code, params string[] arguments)
    {
        var ran = await folder.RunAsync(arguments);

        ran.Exit.Should().Be(ExitCode.Invalid, ran.Error);
        ran.Error.Should().Contain($"error {code}: ").And.NotContain("   at ");
        folder.Files.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schema":"pciautoheal/status/1"}""")]
    public async Task A_file_that_is_no_report_is_refused(string text)
    {
        var ran = await folder.RunAsync(
            "report", "--from", folder.Write("kept.json", text), "--write", folder.PathOf("page.html"));

        ran.Exit.Should().Be(ExitCode.Invalid, ran.Error);
        ran.Error.Should().Contain("error PAH4033: ");
        folder.Files.Should().Equal("kept.json");
    }

    [Fact]
    public async Task A_report_that_contradicts_itself_is_refused()
    {
        var torn = Reports.One with { Accounts = [.. Reports.One.Accounts.Skip(1)] };

        var ran = await folder.RunAsync("report", "--from", folder.Write("kept.json", Console.JsonOutput.Write(torn)));

        ran.Exit.Should().Be(ExitCode.Invalid, ran.Error);
        ran.Error.Should().Contain("PAH4033").And.Contain("111122223333/eu-west-1");
    }

    public void Dispose() => folder.Dispose();

    private JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(folder.PathOf(name)))!;

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var run = Running.Program(folder.Root, arguments);
        return await run.EndAsync();
    }
}
