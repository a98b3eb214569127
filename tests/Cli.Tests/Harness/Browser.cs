using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>
/// Chromium opens a page from disk and does what a test asks; where it is missing the test says so and is skipped.
/// </summary>
public static class Browser
{
    private const string Folder = "tests/Cli.Tests/peers/browser";
    private const string Install = $"npm ci --prefix {Folder}, and a Chromium";

    /// <param name="steps">What to do, as <c>browser.cjs</c> reads it: <c>new { @do = "click", at = "#reset"
    /// }</c>.</param>
    public static async Task<Seen> LookAsync(string page, params object[] steps)
    {
        Require(Directory.Exists(Path.Combine(Root, Folder, "node_modules")), "its packages are not installed");
        using var node = Start();
        var answer = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaint = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { page, steps }));
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        var error = await complaint;
        Require(!error.Contains("no Chromium is installed", StringComparison.Ordinal), "no Chromium is installed");
        node.ExitCode.Should().Be(0, error);
        return Seen.Of(JsonNode.Parse(await answer)!);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
                folder = folder.Parent;
            return folder!.FullName;
        }
    }

    private static void Require(bool isThere, string absence)
    {
        if (isThere)
            return;
        if (Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1")
            Assert.Fail($"A browser is required: {absence}.");
        Assert.Skip($"{absence}; to look at pages in a browser: {Install}");
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", Path.Combine(Root, Folder, "browser.cjs"))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            Require(false, "node is not on the path");
            throw;
        }
    }
}

/// <param name="Requests">What the page asked of anybody, itself aside.</param>
/// <param name="Complaints">Errors and warnings of its console: what the policy refused is among them.</param>
/// <param name="Answers">One for each step.</param>
public sealed record Seen(IReadOnlyList<string> Requests, IReadOnlyList<string> Complaints, JsonArray Answers)
{
    public static Seen Of(JsonNode answer) => new(
        Texts(answer["requests"]!), Texts(answer["complaints"]!), answer["answers"]!.AsArray());

    public string Text(int step) => (string)Answers[step]!;

    public IReadOnlyList<string> List(int step) => Texts(Answers[step]!);

    private static IReadOnlyList<string> Texts(JsonNode texts) => [.. texts.AsArray().Select(text => (string)text!)];
}
