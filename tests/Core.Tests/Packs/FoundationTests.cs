using PciAutoHeal.Core.Packs;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Packs;

public sealed class FoundationTests
{
    private static readonly FoundationTemplate[] Documents =
    [
        new("Documents-1", "one", ["PciAutoHeal-CloseGroup", "PciAutoHeal-RestoreGroup"]),
        new("Documents-2", "two", ["PciAutoHeal-RotateKey"]),
    ];

    private static readonly Foundation Both = new([.. Documents.Select(it => it with { Name = $"Roles-{it.Name[^1]}" })], Documents);

    [Fact]
    public void A_template_is_left_out_when_the_packs_start_nothing_of_it()
    {
        var narrowed = Both.For([Healing("PciAutoHeal-RotateKey")])!;

        narrowed.Documents.Should().Equal(Documents[1]);
        narrowed.Roles.Select(it => it.Name).Should().Equal("Roles-2");
    }

    [Fact]
    public void A_template_stays_whole_so_that_rollouts_of_other_packs_keep_what_they_share() =>
        Both.For([Healing("PciAutoHeal-CloseGroup")])!.Documents.Should().Equal(Documents[0]);

    [Fact]
    public void Packs_that_start_nothing_of_ours_need_no_foundation()
    {
        Both.For([A.Pack()]).Should().BeNull();
        Both.For([Healing("AWS-EnableCloudTrail")]).Should().BeNull();
    }

    [Fact]
    public void Choosing_packs_of_a_release_chooses_what_they_need()
    {
        var (group, key) = (Healing("PciAutoHeal-CloseGroup"), Healing("PciAutoHeal-RotateKey"));
        var release = A.Release(group, key) with { Foundation = Both };

        release.With([key]).Foundation!.Documents.Should().Equal(Documents[1]);
        release.With([key, group]).Foundation!.Documents.Should().Equal(Documents);
        A.Release(group).With([group]).Foundation.Should().BeNull();
    }

    private static Pack Healing(string document) => A.Pack() with { RemediationDocuments = [document] };
}
