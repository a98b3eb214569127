using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Documents.Tests.Generation;

public sealed class FoundationLimitsTests
{
    private static readonly ContentRelease Sound = ContentRelease.Load(Example.Built);

    [Fact]
    public void A_small_release_is_within_every_limit() => FoundationLimits.Check(Sound).Should().BeEmpty();

    [Fact]
    public void A_template_over_a_mebibyte_is_told_by_its_file() =>
        Only(With(new FoundationTemplate("Documents-3", new string('x', (1 << 20) + 1), [])), "PAH2420")
            .Where!.File.Should().Be("conformance-packs/foundation/documents-3.yaml");

    [Fact]
    public void A_template_of_a_mebibyte_is_not() =>
        FoundationLimits.Check(With(new FoundationTemplate("Documents-3", new string('x', 1 << 20), []))).Should()
            .BeEmpty();

    [Theory]
    [InlineData(500, "")]
    [InlineData(501, "PAH2421")]
    public void A_template_has_five_hundred_resources_at_most(int resources, string codes) =>
        FoundationLimits.Check(With(new FoundationTemplate("Roles-1", "", [.. Enumerable.Range(0, resources).Select(n => $"R{n}")])))
            .Select(it => it.Code).Should().Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_document_in_two_templates_would_be_taken_for_the_second() =>
        Only(With(new("Documents-1", "", ["PciAutoHeal-A"]), new("Documents-6", "", ["PciAutoHeal-A"])), "PAH2422")
            .Where!.File.Should().EndWith("documents-6.yaml");

    [Theory]
    [InlineData(500, "")]
    [InlineData(501, "PAH2423")]
    [InlineData(1_001, "PAH2423 PAH2424")]
    public void An_account_has_room_for_so_many(int documents, string codes) =>
        FoundationLimits.Check(Sound with { Documents = [.. Enumerable.Repeat(Sound.Documents[0], documents)] })
            .Select(it => it.Code).Should().Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_name_too_long_for_a_role_is_told_where_the_document_is()
    {
        var file = $"automation-docs/{new string('A', 53)}.yaml";

        Only(Sound with { Documents = [Sound.Documents[0] with { File = file }] }, "PAH2425").Where!.File.Should().Be(file);
    }

    [Fact]
    public void A_policy_that_iam_would_refuse_is_told_where_the_document_is()
    {
        var tooLong = new string('x', FoundationLimits.LongestPolicy);
        var release = Sound with { Permissions = [.. Sound.Permissions.Select(it => it with { Resource = tooLong })] };

        Only(release, "PAH2426").Where!.File.Should().Be("automation-docs/RotateKey.yaml");
    }

    private static ContentRelease With(params FoundationTemplate[] templates) =>
        Sound with { Foundation = new Foundation([], templates) };

    private static Diagnostic Only(ContentRelease release, string code)
    {
        var found = FoundationLimits.Check(release).Should().ContainSingle().Which;
        found.Code.Should().Be(code);
        return found;
    }
}
