using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FluentAssertions;

namespace PciAutoHeal.Testing;

/// <summary>
/// Holds a text against an accepted one in the folder <c>goldens</c> beside the test. PCIAUTOHEAL_ACCEPT_GOLDENS=1
/// accepts what is now; the diff is then reviewed like any other.
/// </summary>
public static partial class Golden
{
    public static void Matches(string actual, string name, [CallerFilePath] string caller = "") =>
        Hold(actual, Path.Combine(FolderAbove(Path.GetDirectoryName(caller)!, "*.csproj"), "goldens", name), name);

    /// <summary>A document of the repository that a test writes.</summary>
    /// <param name="name">Its path below the solution.</param>
    public static void MatchesDocument(string actual, string name, [CallerFilePath] string caller = "") =>
        Hold(actual, DocumentPath(name, caller), name);

    public static string DocumentPath(string name, [CallerFilePath] string caller = "") =>
        Path.Combine(FolderAbove(Path.GetDirectoryName(caller)!, "*.sln"), name);

    private static void Hold(string actual, string path, string name)
    {
        var now = Normalise(actual);
        if (Environment.GetEnvironmentVariable("PCIAUTOHEAL_ACCEPT_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, now);
            return;
        }

        File.Exists(path).Should().BeTrue("the golden {0} is accepted with: make golden", path);
        now.Should().Be(Normalise(File.ReadAllText(path)), "{0} is the accepted text; a wanted change is accepted with: make golden", name);
    }

    /// <summary>Versions, line ends and the spaces of a column are no part of what is meant.</summary>
    private static string Normalise(string text) =>
        Version().Replace(Blanks().Replace(text.ReplaceLineEndings("\n"), m => m.Value.EndsWith('\n') ? "\n" : "  "), "0.0.0")
            .TrimEnd() + "\n";

    private static string FolderAbove(string folder, string holding)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (here.EnumerateFiles(holding).Any())
            {
                return here.FullName;
            }
        }

        throw new InvalidOperationException($"There is no {holding} above {folder}.");
    }

    [GeneratedRegex(@"\b\d+\.\d+\.\d+(\+[0-9a-f]+)?\b(?!\.)")]
    private static partial Regex Version();

    [GeneratedRegex(@" {2,}|[ \t]+\n")]
    private static partial Regex Blanks();
}
