using System.IO.Compression;
using System.Text.Json.Nodes;
using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Bundles;

public sealed class EvidenceCommandTests : IDisposable
{
    private const string Clock = "scaled:90";

    private readonly Folder folder = new();

    [Fact]
    public async Task A_rollout_leaves_a_bundle_that_verifies_and_says_the_same_every_time()
    {
        var organization = await folder.RunAsync(
            "org", "snapshot", "--accounts", "6", "--regions", "eu-west-1,us-east-1");
        var spared = organization.Json["accounts"]!.AsArray().Select(a => (string)a!["id"]!).Last();
        folder.Write("rollout.yaml", Folder.Spec
            + $"packs: [ec2-lambda]\nscope:\n  exclude:\n    - {{ account: \"{spared}\", reason: \"being closed\", owner: platform, expires: 2099-01-31 }}\n"
            + "gates: { bake: 5m, onMissingData: pass, maxFailedTargets: 100%, approval: required }\n");
        await RollOutAsync();

        var written = await RunAsync("evidence", "--write", "one.zip", "--output", "json");
        var again = await RunAsync("evidence", "--write", "two.zip");
        var unpacked = await RunAsync("evidence", "--write", "three");
        var verified = await RunAsync(
            "evidence", "verify", "one.zip", "--key", "three/public-key.pem", "--output", "json");

        written.Exit.Should().Be(ExitCode.Done, written.Error);
        (again.Exit + unpacked.Exit).Should().Be(ExitCode.Done);
        (await BytesAsync("two.zip")).Should().Equal(await BytesAsync("one.zip"));
        ((bool)verified.Json["valid"]!).Should().BeTrue(verified.Out);
        ((string?)verified.Json["signedBy"]).Should().Be((string?)written.Json["signedBy"]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder.PathOf(".pciautoheal/keys/evidence.pem")).Should()
                .Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        ZipFile.ExtractToDirectory(folder.PathOf("one.zip"), folder.PathOf("four"));
        (await RunAsync("evidence", "verify", "four")).Exit.Should().Be(ExitCode.Done);
        Says(spared);

        await File.AppendAllTextAsync(folder.PathOf("three/in-force.csv"), " ", TestContext.Current.CancellationToken);
        File.Delete(folder.PathOf("three/history.csv"));
        folder.Write("three/more.txt", "");
        var torn = await RunAsync("evidence", "verify", "three");
        torn.Exit.Should().Be(ExitCode.Findings);
        torn.Error.Should()
            .Contain("in-force.csv: Changed").And.Contain("history.csv: Missing").And.Contain("more.txt: Added");
        (await RunAsync("evidence", "--write", "three")).Error.Should().Contain("PAH4052").And.Contain("more.txt");
    }

    [Theory]
    [InlineData("PAH4003", "evidence", "verify", "nowhere.zip")]
    [InlineData("PAH4021", "evidence")]
    [InlineData("PAH4000", "evidence", "verify")]
    public async Task Wrong_usage_is_refused_with_a_code(string code, params string[] arguments)
    {
        var ran = await folder.RunAsync(arguments);

        ran.Exit.Should().Be(ExitCode.Invalid, ran.Error);
        ran.Error.Should().Contain($"error {code}: ").And.NotContain("   at ");
        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_key_and_a_file_that_is_no_zip_are_refused()
    {
        var text = folder.Write("text.pem", "nothing");

        (await folder.RunAsync("evidence", "verify", text, "--key", text)).Error.Should().Contain("PAH4051");
        var ran = await folder.RunAsync("evidence", "verify", text);
        ran.Exit.Should().Be(ExitCode.Findings);
        ran.Error.Should().Contain("(archive)");
    }

    public void Dispose() => folder.Dispose();

    private void Says(string spared)
    {
        var requirements = JsonNode.Parse(File.ReadAllText(folder.PathOf("four/requirements.json")))!.AsArray();
        var rule = requirements.SelectMany(r => r!["rules"]!.AsArray()).First(r => (int)r!["planned"]! > 0)!;
        ((int)rule["inForce"]!).Should().Be((int)rule["planned"]!);
        ((DateTimeOffset)rule["since"]!).Should().BeOnOrBefore((DateTimeOffset)rule["sinceEverywhere"]!);
        Text("in-force.csv").Split("\r\n").Should().HaveCount(2 + (int)rule["planned"]!);
        Text("approvals.csv").Should().Contain("ApprovalRequested").And.Contain("ApprovalGiven").And.Contain("sha256:").And.Contain("ada");
        Text("exceptions.csv").Should().Contain($"excluded,{spared},,being closed,platform,2099-01-31,true");
        Text("evaluations.csv").Should().Contain("after wave 0").And.Contain("before wave 1").And.Contain("after wave 1");
        Text("remediation.csv").Should().Contain(",detect,");
        Text("rules.csv").Should().Contain("LAMBDA");
        Text("README.md").Should().Contain("What is not known").And.Contain("is Completed");
    }

    private string Text(string name) => File.ReadAllText(folder.PathOf($"four/{name}"));

    private async Task RollOutAsync()
    {
        await using var simulation = Running.Program(
            folder.Root, "simulate", "--listen", "127.0.0.1:0", "--clock", Clock, "--accounts", "6", "--regions", "eu-west-1,us-east-1");
        var url = await simulation.AddressAsync();
        (await RunAsync("rollout", "start", "--endpoint-url", url, "--clock", Clock)).Exit.Should().Be(ExitCode.Done, "it waits for a person");
        (await RunAsync("rollout", "approve", "--actor", "ada")).Exit.Should().Be(ExitCode.Done);
        (await RunAsync("rollout", "resume")).Exit.Should().BeLessThan(2);
    }

    private Task<byte[]> BytesAsync(string name) =>
        File.ReadAllBytesAsync(folder.PathOf(name), TestContext.Current.CancellationToken);

    private async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var run = Running.Program(folder.Root, arguments);
        return await run.EndAsync();
    }
}
