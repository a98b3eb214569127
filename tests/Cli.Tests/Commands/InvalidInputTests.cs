using PciAutoHeal.Cli.Tests.Harness;

namespace PciAutoHeal.Cli.Tests.Commands;

/// <summary>Invalid input ends with 2, a code, and the place where there is one; nothing is written.</summary>
public sealed class InvalidInputTests : IDisposable
{
    private const string Rest = "waves:\n  - { name: rest, rest: true }\n";
    private readonly Folder folder = new();

    /// <summary>What is wrong, the text, the line it is in and the code.</summary>
    public static TheoryData<string, string, int, string> Specs => new()
    {
        { "unknown key", $"{Folder.Head}wavez: 1\n{Rest}", 3, "PAH1002" },
        { "tab", $"{Folder.Head}waves:\n\t- {{ name: rest, rest: true }}\n", 4, "PAH2002" },
        { "wrong type", $"{Folder.Head}waves: 5\n", 3, "PAH1004" },
        { "empty file", "", 1, "PAH2006" },
        { "blank file", "\n\n", 1, "PAH2006" },
        { "huge file", $"{Folder.Head}{Rest}#{new string('x', 2_000_000)}\n", 1, "PAH2004" },
        { "exploding anchors", $"{Folder.Head}a: &a [x, x]\nb: &b [*a, *a, *a]\n{Rest}", 3, "PAH2003" },
        { "no waves", Folder.Head, 1, "PAH1003" },
        { "no YAML", "name: [", 1, "PAH2001" },
        { "percent 0", Percent("0"), 4, "PAH1009" },
        { "percent 101", Percent("101"), 4, "PAH1009" },
        { "percent -1", Percent("-1"), 4, "PAH1009" },
        { "percent abc", Percent("abc"), 4, "PAH1009" },
        { "bad region", $"name: t\nregions: [europe]\n{Rest}", 2, "PAH1013" },
        { "bad account", $"{Folder.Head}waves:\n  - {{ name: c, accounts: [\"12\"] }}\n", 4, "PAH1012" },
        { "unknown account in a wave", $"{Folder.Head}waves:\n  - {{ name: c, accounts: [\"999999999999\"] }}\n{Last}", 4, "PAH1201" },
        { "unknown account in scope", $"{Folder.Head}scope:\n  include: {{ accounts: [\"999999999999\"] }}\n{Rest}", 4, "PAH1201" },
        { "account in two waves", $"{Folder.Head}waves:\n{Named("a")}{Named("b")}{Last}", 5, "PAH1202" },
        { "uncovered accounts", $"{Folder.Head}waves:\n  - {{ name: c, percent: 5 }}\n", 4, "PAH1203" },
        { "rest not last", $"{Folder.Head}waves:\n{Last}  - {{ name: c, percent: 5 }}\n", 5, "PAH1204" },
    };

    private const string Last = "  - { name: rest, rest: true }\n";

    [Theory]
    [MemberData(nameof(Specs))]
    public async Task A_spec_is_refused_with_file_line_and_code(string wrong, string text, int line, string code)
    {
        var spec = folder.Write("rollout.yaml", text);

        foreach (string[] verb in (string[][])[["plan"], ["rehearse"], ["preflight"], ["rollout", "start"]])
        {
            var ran = await folder.RunAsync([.. verb, "--spec", spec, "--accounts", "12", "--output", "json"]);

            ran.Exit.Should().Be(ExitCode.Invalid, "{0} is invalid for {1}: {2}", wrong, verb, ran.Error);
            ran.Error.ReplaceLineEndings("").Should().Contain(code).And.MatchRegex($@"rollout\.yaml:{line}:\d+: error ");
            ran.Out.Should().Match(said => verb[0] == "plan" || said.Length == 0, "only a plan is a document also when refused");
        }

        folder.Files.Should().Equal("rollout.yaml");
    }

    [Theory]
    [InlineData("PAH4000", "plan", "--bogus")]
    [InlineData("PAH4000", "zap")]
    [InlineData("PAH4000")]
    [InlineData("PAH4000", "rollout")]
    [InlineData("PAH4000", "plan", "--accounts", "many")]
    [InlineData("PAH4001", "plan", "--accounts", "0")]
    [InlineData("PAH4001", "plan", "--accounts", "-5")]
    [InlineData("PAH4002", "rehearse", "--regions", "europe")]
    [InlineData("PAH4003", "plan", "--spec", "nowhere.yaml")]
    [InlineData("PAH4003", "org", "show", "nowhere.json")]
    [InlineData("PAH4003", "rehearse", "--faults", "nowhere.yaml")]
    [InlineData("PAH4006", "rehearse", "--accounts", "3", "--organization", "org.json")]
    [InlineData("PAH4008", "status", "--ledger", "postgres:x")]
    [InlineData("PAH4011", "simulate", "--clock", "fast")]
    [InlineData("PAH4013", "simulate", "--listen", "here")]
    [InlineData("PAH4014", "simulate", "--listen", "0.0.0.0:0")]
    [InlineData("PAH4021", "status")]
    [InlineData("PAH4021", "drift")]
    [InlineData("PAH4021", "rollout", "resume")]
    [InlineData("PAH4021", "rollout", "pause")]
    public async Task Wrong_usage_is_refused_with_a_code(string code, params string[] arguments)
    {
        var ran = await folder.RunAsync([.. arguments, "--output", "json"]);

        ran.Exit.Should().Be(ExitCode.Invalid, ran.Error);
        ran.Error.Should().Contain($"error {code}: ").And.NotContain("   at ").And.NotContain("System.");
        ran.Out.Should().BeEmpty();
        folder.Files.Should().BeEmpty();
    }

    [Theory]
    [InlineData("org.json", """{"accounts": 5}""", 1, "PAH1502")]
    [InlineData("org.json", "{", 1, "PAH1501")]
    [InlineData("faults.yaml", "faults:\n  - { kind: Nope }\n", 2, "PAH1006")]
    [InlineData("faults.yaml", "faults:\n  - { kind: Throttled, for: later }\n", 2, "PAH1008")]
    [InlineData("faults.yaml", "faults:\n  - { account: \"*\" }\n", 2, "PAH1003")]
    public async Task Other_files_are_refused_with_file_line_and_code(string name, string text, int line, string code)
    {
        var file = folder.Write(name, text);

        var ran = await folder.RunAsync(
            "rehearse", name == "org.json" ? "--organization" : "--faults", file, "--output", "json");

        ran.Exit.Should().Be(ExitCode.Invalid, ran.Error);
        ran.Error.ReplaceLineEndings("").Should().MatchRegex($@"{name}:{line}:\d+: error {code}");
        ran.Out.Should().BeEmpty();
        folder.Files.Should().Equal(name);
    }

    public void Dispose() => folder.Dispose();

    private static string Percent(string share) => $"{Folder.Head}waves:\n  - {{ name: c, percent: {share} }}\n{Last}";

    private static string Named(string wave) => $"  - {{ name: {wave}, accounts: [\"111122223333\"] }}\n";
}
