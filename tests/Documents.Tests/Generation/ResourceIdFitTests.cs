using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class ResourceIdFitTests
{
    private const string Account = "123456789012";
    private const string Arn = "arn:aws:sns:eu-west-1:123456789012:cards";

    [Theory]
    [InlineData(ResourceIdKind.Arn, "^(arn:.+|[a-z]+)$", Arn, true)]
    [InlineData(ResourceIdKind.Arn, "^[a-z]+$", "cards", false)]
    [InlineData(ResourceIdKind.Name, "^[a-z]+$", "cards", true)]
    [InlineData(ResourceIdKind.Name, "^arn:.+$", Arn, false)]
    [InlineData(ResourceIdKind.Id, @"^\d{12}$", Account, false)]
    [InlineData(ResourceIdKind.UniqueId, "^db-[A-Z0-9]+$", "db-ABC", true)]
    [InlineData(ResourceIdKind.Account, @"^\d{12}$", Account, true)]
    [InlineData(ResourceIdKind.Account, "^[a-z]+$", "cards", false)]
    public void A_document_takes_what_config_gives_or_does_not(
        ResourceIdKind kind, string pattern, string accepted, bool fits)
    {
        var examples = new PatternExamples([accepted], ["x"], new("examples.yaml", 1, 1));

        ResourceIdFit.Fits(kind, pattern, examples).Should().Be(fits);
    }

    [Theory]
    [InlineData(ResourceIdKind.Arn, "^arn:.+$", true)]
    [InlineData(ResourceIdKind.Arn, "^(arn:.+|[a-z]+)$", false)]
    [InlineData(ResourceIdKind.Name, "^(arn:.+|[a-z]+)$", true)]
    [InlineData(ResourceIdKind.Name, "^arn:.+$", false)]
    public void Without_examples_the_beginning_of_the_pattern_decides(ResourceIdKind kind, string pattern, bool fits) =>
        ResourceIdFit.Fits(kind, pattern, examples: null).Should().Be(fits);
}
