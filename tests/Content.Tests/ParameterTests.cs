using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Content.Tests;

/// <summary>ParameterExamples.yaml against every allowedPattern; a pattern without examples fails too.</summary>
public sealed class ParameterTests
{
    private static readonly YamlValue Examples = YamlText.Read(
        "ParameterExamples.yaml",
        File.ReadAllText(Path.Combine(Repository.Root, "tests/Content.Tests/ParameterExamples.yaml"))).Root!;

    public static TheoryData<string, string> Patterns => new(Repository.Release.Documents.SelectMany(document =>
        document.Parameters.Where(it => it.AllowedPattern is not null).Select(it => (document.Verb, it.Name))));

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_takes_what_it_should_and_refuses_the_rest(string document, string parameter)
    {
        var pattern = Repository.Release.Documents.Single(it => it.Verb == document).Parameter(parameter)!.AllowedPattern!;
        var examples = Examples["documents"]![document]?[parameter] ?? Examples["common"]![parameter];

        examples.Should().NotBeNull("every pattern has examples");
        Texts(examples!["accepted"]!).Should().NotBeEmpty().And.OnlyContain(text => DocumentShape.Accepts(pattern, text));
        Texts(examples["refused"]!).Should().NotBeEmpty().And.OnlyContain(text => !DocumentShape.Accepts(pattern, text));
    }

    private static List<string> Texts(YamlValue list) => [.. list.Items.Select(item => item.Scalar!)];
}
