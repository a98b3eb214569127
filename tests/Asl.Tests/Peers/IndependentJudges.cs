using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests.Peers;

/// <summary>One run of the independent engine and validator over everything, shared by all tests.</summary>
public sealed class IndependentJudges : IAsyncLifetime
{
    private const string Folder = "tests/Asl.Tests/independent";
    private const string Install = "npm ci --prefix tests/Asl.Tests/independent";

    private readonly Dictionary<string, JsonObject> _byName = [];
    private string? _absence;

    internal JsonObject VerdictOn(string name)
    {
        if (_absence is not null && Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1")
            Assert.Fail($"The independent judges are required: {_absence}.");
        if (_absence is not null)
            Assert.Skip($"{_absence}; to compare with independent engines: {Install}");
        return _byName[name];
    }

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Repository.Path($"{Folder}/node_modules")))
        {
            _absence = "their packages are not installed";
            return;
        }

        var corpus = new JsonArray([.. CorpusCase.All.Select(one => one.Json.DeepClone())]);
        var machines = new JsonArray([.. OurMachines.All.Select(one => one.Json.DeepClone())]);
        try
        {
            var answer = await Ask(new JsonObject { ["cases"] = corpus, ["machines"] = machines }.ToJsonString());
            foreach (var result in JsonNode.Parse(answer)!["results"]!.AsArray())
                _byName.Add(result!["name"]!.GetValue<string>(), result.AsObject());
        }
        catch (Win32Exception)
        {
            _absence = "node is not on the path";
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string> Ask(string question)
    {
        using var node = Process.Start(new ProcessStartInfo("node", Repository.Path($"{Folder}/peers.cjs"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var answer = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaint = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(question);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.Should().Be(0, await complaint);
        return await answer;
    }
}
