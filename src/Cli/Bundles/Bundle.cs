using System.Security.Cryptography;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>A signed bundle.</summary>
/// <param name="Files">Manifest, signature and key among them.</param>
internal sealed record Bundle(BundleManifest Manifest, string Fingerprint, IReadOnlyList<BundleFile> Files)
{
    public static Bundle Sign(string rollout, DateTimeOffset asOf, IReadOnlyList<BundleFile> files, ECDsa key)
    {
        var manifest = BundleManifest.Of(rollout, asOf, files);
        var bytes = manifest.Bytes();
        var signature = DeterministicSignature.Sign(key, bytes);
        if (!key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
        {
            throw new CryptographicException("The signature does not verify; nothing was written.");
        }

        return new(
            manifest,
            PublicKey.Fingerprint(key),
            [
                .. files,
                new(BundleManifest.FileName, bytes),
                new(BundleManifest.SignatureName, signature),
                new(BundleManifest.KeyName, PublicKey.Pem(key)),
            ]);
    }

    public static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>As a zip file, or as a folder that then holds these files and nothing else.</summary>
    public Task WriteAsync(string path, CancellationToken ct) =>
        IsZip(path) ? WriteZipAsync(path, ct) : WriteFolderAsync(path, ct);

    private async Task WriteZipAsync(string path, CancellationToken ct)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var unfinished = $"{path}.part";
        await File.WriteAllBytesAsync(unfinished, StoredZip.Write(Files), ct);
        File.Move(unfinished, path, overwrite: true);
    }

    private async Task WriteFolderAsync(string folder, CancellationToken ct)
    {
        var own = Files.Select(file => Path.GetFullPath(Path.Combine(folder, file.Path)))
            .ToHashSet(StringComparer.Ordinal);
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(Path.GetFullPath).FirstOrDefault(file => !own.Contains(file)) is { } foreign)
        {
            throw new InvalidInputException(
                "PAH4052", $"'{folder}' holds '{Path.GetRelativePath(folder, foreign)}', which is not of this bundle.", "Name a new folder, or FILE.zip.");
        }

        foreach (var file in Files)
        {
            var place = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            await File.WriteAllBytesAsync(place, file.Content, ct);
        }
    }
}
