using CsCheck;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Tests.Fields;

public sealed class SpellingTests
{
    private static readonly string[] Known = ["maxFailedTargets", "maxAccounts", "rest", "regions", "tags"];

    [Theory]
    [InlineData("max_failed_targets", "maxFailedTargets")]
    [InlineData("maxFailTargets", "maxFailedTargets")]
    [InlineData("Rest", "rest")]
    [InlineData("region", "regions")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found_when_one_is_near(string word, string? meant) =>
        Spelling.Nearest(word, Known).Should().Be(meant);

    [Fact]
    public void A_word_is_nearest_to_itself() =>
        Gen.String.Where(s => s.Length <= 64).Sample(word => Spelling.Nearest(word, [.. Known, word]) is not null);

    [Fact]
    public void Without_known_words_nothing_is_near() => Spelling.Nearest("a", []).Should().BeNull();
}
