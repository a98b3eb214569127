using System.Text.RegularExpressions;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Cdk.Tests.Templates;

/// <summary>A difference in a golden is a difference in an account.</summary>
public sealed partial class GoldenTests(Synthesis made)
{
    public static TheoryData<string> Stacks => [.. Synthesis.Names];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void A_template_is_what_was_accepted(string stack) =>
        Golden.Matches(AssetHash().Replace(made.TextOf(stack), "HASH"), $"{stack}.template.json");

    /// <summary>A hash of what was published says nothing of the template.</summary>
    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex AssetHash();
}
