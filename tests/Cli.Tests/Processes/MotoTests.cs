using PciAutoHeal.Cli.Tests.Harness;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Tests.Processes;

/// <summary>
/// Somebody else's AWS: moto deploys what it is told, and confirms no member of an organization pack.
/// </summary>
public sealed class MotoTests : IDisposable
{
    private const string Regions = "eu-west-1,us-east-1";
    /// <summary>
    /// The smallest pack: moto makes every document and role of its templates in every account, one after another.
    /// </summary>
    private const string Pack = "ec2-lambda";
    private const string Ledger = "dynamodb:pciautoheal-test";
    private readonly Folder folder = new();

    [Fact]
    public async Task A_rollout_deploys_everything_and_claims_nothing_that_moto_does_not_confirm()
    {
        await Python.RequireAsync("boto3", "moto.server");
        folder.Write(
            "rollout.yaml",
            $"name: moto\npacks: [{Pack}]\nregions: [eu-west-1, us-east-1]\nremediation: dry-run\nwaves: [{{ name: rest, rest: true }}]\ngates: {{ bake: 0s }}\n");
        await using var moto = await Moto.StartAsync(folder.Root);
        var built = await Python.RunAsync("moto_organization.py", "build", moto.Url, "20", Regions);
        built.Exit.Should().Be(0, built.Error);

        await using var rollout = Running.Program(
            folder.Root, "rollout", "start", "--endpoint-url", moto.Url, "--ledger", Ledger, "--clock", "scaled:10", "--output", "json");
        var ended = await rollout.EndAsync();
        await using var asked = Running.Program(
            folder.Root, "status", "--endpoint-url", moto.Url, "--ledger", Ledger, "--output", "json");
        var status = (await asked.EndAsync()).Json;
        var left = (await Python.RunAsync("moto_organization.py", "look", moto.Url, Regions, DeployedPack())).Json;

        ended.Exit.Should().Be(ExitCode.Findings, ended.Error);
        status["targets"]!.ToJsonString().Should().Be(ended.Json["targets"]!.ToJsonString());
        ((string?)status["state"]).Should().Be("Paused", "data is missing, and a person decides");
        var members = status["targets"]!.AsArray()
            .Where(t => (string?)t!["account"] != (string?)built.Json["management"]).ToList();
        members.Should().HaveCount(38).And.OnlyContain(t => (string?)t!["state"] == "Stuck" && (string?)t["errorCode"] == "Unconfirmed");
        left["packs"]!.AsObject().Should().OnlyContain(region => region.Value!.AsArray().Count == 1);
        left["documents"]!.AsObject().Should().HaveCount(38).And.OnlyContain(target => (int)target.Value! > 0);
        left["roles"]!.AsObject().Should().HaveCount(19).And.OnlyContain(account => (int)account.Value! > 0);
        left["stackSets"]!["eu-west-1"]!.AsArray().Should().NotBeEmpty();
        left["tables"]!.AsArray().Select(t => (string?)t).Should().Contain("pciautoheal-test");
    }

    public void Dispose() => folder.Dispose();

    private static string DeployedPack() => new Core.Packs.Pack(
        PackName.Parse(Pack),
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "conformance-packs", Pack + ".yaml")),
        1,
        [Core.Packs.Pack.RemediationModeParameter],
        []).In(RemediationMode.DryRun).DeployedName.Value;
}
