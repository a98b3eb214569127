using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Documents.Generation.Recipes;

namespace PciAutoHeal.Content.Tests;

/// <summary>
/// That examples are judged rightly is the content check's business; here it is that nobody got round it.
/// </summary>
public sealed class ParameterTests
{
    private static readonly DocumentExamples Examples = RecipeExamples.Of(
        Repository.Release, DocumentExamples.Read(ReleaseFolder.Examples, Repository.Files[ReleaseFolder.Examples]).Examples);

    /// <summary>
    /// What no resource is called, whatever its service: a pattern that takes one of these takes anything.
    /// </summary>
    private static readonly string[] Hostile = ["", " ", "*", "x;y", "$(x)", "{{ ResourceId }}", "'x'", "x\ny"];

    public static TheoryData<string> Documents => new(Repository.Release.Documents.Select(document => document.Verb));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_has_examples_of_its_resource_and_refuses_what_is_no_resource(string verb)
    {
        var document = Repository.Release.Documents.Single(it => it.Verb == verb);
        var pattern = document.Parameter("ResourceId")!.AllowedPattern!;

        ExampleCheck.Check(document, Examples.Of(document)).Should().BeEmpty();
        Hostile.Should().OnlyContain(text => !DocumentShape.Accepts(pattern, text));
    }
}
