using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Tests.AutomationDocs;

public sealed class DocumentExamplesTests
{
    private const string Text = """
        common:
          Mode: {accepted: [a], refused: [b]}
          ResourceId: {accepted: [common], refused: [b]}
        documents:
          RotateKey:
            ResourceId: {accepted: [own], refused: [b]}
        """;

    private static readonly DocumentExamples Examples = DocumentExamples.Read("examples.yaml", Text).Examples;

    [Fact]
    public void What_a_document_says_itself_comes_before_what_is_said_of_all()
    {
        var found = Examples.Of(Document("RotateKey.yaml"));

        found.Keys.Should().BeEquivalentTo("Mode", "ResourceId");
        found["ResourceId"].Accepted.Should().Equal("own");
        Examples.Of(Document("Other.yaml"))["ResourceId"].Accepted.Should().Equal("common");
    }

    [Fact]
    public void A_document_may_bring_its_examples_along()
    {
        var brought = new Dictionary<string, PatternExamples> { ["Mode"] = new(["c"], ["d"], new("recipe.yaml", 3, 1)) };

        var found = Examples.With("Other", brought).Of(Document("Other.yaml"));

        found["Mode"].Accepted.Should().Equal("c");
        found["ResourceId"].Accepted.Should().Equal("common");
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_told_and_gives_no_example()
    {
        var (examples, diagnostics) = DocumentExamples.Read("examples.yaml", "common: [");

        diagnostics.Should().ContainSingle().Which.Code.Should().Be("PAH2001");
        examples.Documents.Should().BeEmpty();
    }

    private static AutomationDocument Document(string file) => AutomationDocumentReader.Read(
        file, "schemaVersion: \"0.3\"\nmainSteps:\n  - {name: A, action: aws:sleep}\n").Document!;
}
