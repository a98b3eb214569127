using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Tests.AutomationDocs;

public sealed class ScriptEmbeddingTests
{
    private const string Document = "a:\n  Script: |\n    # scripts/one.py + scripts/two.py\n    old\n\n  b: 1\n";

    [Fact]
    public void What_stood_there_is_replaced_by_the_files_that_are_named() =>
        Embed(Document).Should().Be(
            "a:\n  Script: |\n    # scripts/one.py + scripts/two.py\n    def one():\n        return 1\n\n\n    two = 2\n\n  b: 1\n");

    [Fact]
    public void Embedding_again_changes_nothing() => Embed(Embed(Document)).Should().Be(Embed(Document));

    [Fact]
    public void A_script_that_names_no_file_or_a_missing_one_is_left_alone()
    {
        Embed("Script: |\n  x = 1\n").Should().Be("Script: |\n  x = 1\n");
        Embed("Script: |\n  # scripts/three.py\n").Should().Be("Script: |\n  # scripts/three.py\n");
    }

    private static string Embed(string text) => ScriptEmbedding.Embed(text, path => path switch
    {
        "scripts/one.py" => "def one():\n    return 1\n",
        "scripts/two.py" => "two = 2\n",
        _ => null,
    });
}
