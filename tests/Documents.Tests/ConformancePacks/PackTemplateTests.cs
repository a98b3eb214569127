using CsCheck;
using PciAutoHeal.Documents.ConformancePacks;

namespace PciAutoHeal.Documents.Tests.ConformancePacks;

public sealed class PackTemplateTests
{
    [Fact]
    public void Every_file_name_becomes_a_name_that_config_takes() =>
        Gen.String.Where(name => !name.Contains('/', StringComparison.Ordinal))
            .Sample(name => PackName.IsValid(PackName.Of(name)));

    [Fact]
    public void A_good_name_stays() =>
        PackName.Of("packs/Operational-Best-Practices-for-PCI-DSS.yaml").Should()
            .Be("Operational-Best-Practices-for-PCI-DSS");

    [Fact]
    public void No_text_makes_the_reader_throw() => Gen.String.Sample(text =>
    {
        var (template, diagnostics) = PackTemplateReader.Read("x.yaml", text);

        return template is null == diagnostics.Any();
    });
}
