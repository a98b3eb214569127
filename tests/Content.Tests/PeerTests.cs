using System.Diagnostics;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests;

/// <summary>Other people's judgement of our files; skipped where their tool is absent.</summary>
public sealed class PeerTests
{
    /// <summary>cfn-lint reads a million bytes of a template at most.</summary>
    private const int DocumentsInATemplate = 25;

    [Fact]
    public void Templates_pass_cfn_lint()
    {
        var packs = Repository.Release.Packs.Select(pack => pack.File);

        var roles = Repository.Release.Foundation!.Roles.Select(ReleaseFolder.Foundation);
        var documents = Repository.Release.Foundation.Documents.Select(ReleaseFolder.Foundation);

        Run("cfn-lint", [.. packs, .. roles, "conformance-packs/foundation/prerequisites.yaml"]).Should().BeEmpty();
        Run("cfn-lint", ["--ignore-checks", "E3051", "--", .. documents]).Should().BeEmpty();
    }

    /// <summary>cfn-lint cannot read document content given as text (E3051), so it is given an object here.</summary>
    [Fact]
    public void Documents_pass_the_schema_that_cfn_lint_has_of_them()
    {
        var files = Repository.Release.Documents.Chunk(DocumentsInATemplate).Select((documents, at) =>
        {
            var file = Path.Combine(AppContext.BaseDirectory, $"documents-as-objects-{at}.yaml");
            File.WriteAllText(file, "Resources:\n" + string.Concat(documents.Select(document =>
                $"  {document.Verb}:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Automation\n      Content:\n"
                + string.Concat(document.Text.TrimEnd().Split('\n').Select(line => $"        {line}\n")))));
            return file;
        });

        Run("cfn-lint", [.. files]).Should().BeEmpty();
    }

    [Fact]
    public void Scripts_pass_their_own_test() =>
        Run("python3", ["-m", "unittest", "discover", "-q", "automation-docs/scripts/tests"]).Should().BeEmpty();

    /// <summary>What the tool says when it is not content; nothing when it is.</summary>
    private static string Run(string tool, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments)
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd() + errors.Result;
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : said;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") != "1")
        {
            Assert.Skip($"{tool} is not installed");
            return "";
        }
    }
}
