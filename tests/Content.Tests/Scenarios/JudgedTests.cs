using PciAutoHeal.Documents.Generation.Recipes;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>Every generated document is played, or somebody wrote down why moto cannot judge it.</summary>
public sealed class JudgedTests
{
    private static readonly Dictionary<string, string> Unjudged = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests/Content.Tests/Scenarios/unjudged"), "*.yaml")
        .SelectMany(file => YamlText.Read(file, File.ReadAllText(file)).Root!.Entries)
        .ToDictionary(entry => entry.Key, entry => entry.Value.Scalar!);

    public static TheoryData<string> Documents =>
        new(RecipeBuild.Recipes(Repository.Files).Select(it => it.Recipe!.Verb));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Documents))]
    public void A_document_is_executed_or_it_is_said_why_not(string document)
    {
        Scenario.Exists(document).Should().Be(!Unjudged.ContainsKey(document));
        Assert.SkipWhen(Unjudged.ContainsKey(document), Unjudged.GetValueOrDefault(document, ""));
    }

    [Fact]
    public void Nothing_is_called_unjudged_that_is_no_document() =>
        Unjudged.Keys.Should().BeSubsetOf(RecipeBuild.Recipes(Repository.Files).Select(it => it.Recipe!.Verb));
}
