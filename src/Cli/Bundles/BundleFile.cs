namespace PciAutoHeal.Cli.Bundles;

/// <summary>One file of a bundle.</summary>
/// <param name="Path">Relative, with forward slashes.</param>
internal sealed record BundleFile(string Path, byte[] Content);
