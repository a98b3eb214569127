using System.Text.RegularExpressions;

namespace PciAutoHeal.Documents.Tests.Diagnostics;

/// <summary>A code that a person is shown can be looked up.</summary>
public sealed partial class DiagnosticsPageTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Every_code_in_the_source_is_on_the_page()
    {
        var page = Codes(File.ReadAllText(Path.Combine(Root, "docs", "diagnostics.md"))).ToHashSet();
        var source = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Codes(File.ReadAllText(file)));

        source.Distinct().Order().Except(page).Should().BeEmpty("docs/diagnostics.md explains each code");
    }

    [Fact]
    public void No_code_is_explained_twice()
    {
        var rows = File.ReadLines(Path.Combine(Root, "docs", "diagnostics.md")).Where(line => line.StartsWith("| PAH"));

        rows.Select(row => row[2..9]).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
    }

    private static IEnumerable<string> Codes(string text) => Code().Matches(text).Select(match => match.Value);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No PciAutoHeal.sln above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex("PAH[0-9]{4}")]
    private static partial Regex Code();
}
