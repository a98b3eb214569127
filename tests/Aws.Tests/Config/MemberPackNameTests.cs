using CsCheck;
using PciAutoHeal.Aws.Config;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class MemberPackNameTests
{
    [Theory]
    [InlineData("OrgConformsPack-PciAutoHeal-storage-0123abcd-x1y2z3w4", "PciAutoHeal-storage-0123abcd")]
    [InlineData("PciAutoHeal-storage-0123abcd", "PciAutoHeal-storage-0123abcd")]
    [InlineData("OrgConformsPack-storage", null)]
    [InlineData("OrgConformsPack-", null)]
    [InlineData("OrgConformsPack--x1y2z3w4", null)]
    [InlineData("with space", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_deployed_name_is_found_in_the_members(string? member, string? deployed) =>
        (MemberPackName.Deployed(member)?.Value).Should().Be(deployed);

    [Fact]
    public void Whatever_the_name_it_comes_back() => Gen.Select(
        Gen.Char['a', 'z'], Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['0', '9'], Gen.Const('-')), 0, 100])
        .Sample((first, rest) =>
            MemberPackName.Deployed($"OrgConformsPack-{first}{rest}-ab12cd34")!.Value.Should().Be(first + rest));
}
