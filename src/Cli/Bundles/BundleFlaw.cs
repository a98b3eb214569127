using System.Text.Json.Serialization;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>One thing that is wrong with a bundle.</summary>
/// <param name="File">Which file; <see cref="Archive"/> for the zip file itself.</param>
internal sealed record BundleFlaw(string File, BundleProblem Problem, string Message)
{
    public const string Archive = "(archive)";
}

/// <summary>What can be wrong with a file of a bundle.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BundleProblem>))]
internal enum BundleProblem
{
    Changed,
    Missing,
    Added,
    Duplicate,

    /// <summary>Its path would be written outside the folder it is unpacked to.</summary>
    Unsafe,

    /// <summary>The signature is not that of the key over the manifest.</summary>
    NotSigned,

    /// <summary>Signed, but by another key than the one that was given.</summary>
    OtherKey,
    Unreadable,
}
