using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>What a look at a bundle found.</summary>
/// <param name="SignedBy">Fingerprint of the key in the bundle; null when there is none.</param>
/// <param name="IsKeyGiven">Whether the signature was held against a key from elsewhere; the key in a bundle proves
/// only that it is whole.</param>
internal sealed record BundleVerification(
    string? Rollout, DateTimeOffset? AsOf, string? SignedBy, bool IsKeyGiven, int Files, IReadOnlyList<BundleFlaw> Flaws)
{
    private static readonly string[] Unlisted = [BundleManifest.FileName, BundleManifest.SignatureName, BundleManifest.KeyName];

    public bool IsValid => Flaws.Count == 0;

    /// <param name="archive">The bytes of the zip file; null for a folder.</param>
    /// <param name="given">The key that the assessor got from elsewhere.</param>
    public static BundleVerification Of(
        IReadOnlyList<BundleFile> files, IReadOnlyList<BundleFlaw> flaws, byte[]? archive, ECDsa? given)
    {
        var byPath = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        using var own = byPath.TryGetValue(BundleManifest.KeyName, out var pem) ? PublicKey.TryRead(Encoding.UTF8.GetString(pem.Content)) : null;
        var found = flaws.Concat(Signature(byPath, own, given)).ToList();
        var manifest = Manifest(byPath);
        if (manifest is null)
        {
            if (byPath.ContainsKey(BundleManifest.FileName))
            {
                found.Add(new(BundleManifest.FileName, BundleProblem.Unreadable, "it is no manifest of evidence"));
            }
        }
        else
        {
            var told = flaws.Select(flaw => flaw.File).ToHashSet(StringComparer.Ordinal);
            found.AddRange(Held(manifest, byPath).Where(flaw => !told.Contains(flaw.File)));
        }

        if (found.Count == 0 && archive is not null && !StoredZip.Write(files).AsSpan().SequenceEqual(archive))
        {
            found.Add(new(BundleFlaw.Archive, BundleProblem.Changed, "every file is as signed, but the zip file around them is not as written"));
        }

        return new(manifest?.Rollout, manifest?.AsOf, own is null ? null : PublicKey.Fingerprint(own), given is not null, files.Count, found);
    }

    private static BundleManifest? Manifest(Dictionary<string, BundleFile> byPath)
    {
        try
        {
            return byPath.TryGetValue(BundleManifest.FileName, out var file) ? BundleManifest.Read(file.Content) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<BundleFlaw> Signature(Dictionary<string, BundleFile> byPath, ECDsa? own, ECDsa? given)
    {
        var missing = Unlisted.Where(name => !byPath.ContainsKey(name)).ToList();
        foreach (var name in missing)
        {
            yield return new(name, BundleProblem.Missing, "without it nothing can be verified");
        }

        if (missing.Count > 0)
        {
            yield break;
        }

        // A key file with a blank more holds the same key, but is not the file that was written.
        if (own is null || !byPath[BundleManifest.KeyName].Content.AsSpan().SequenceEqual(PublicKey.Pem(own)))
        {
            yield return new(
                BundleManifest.KeyName, BundleProblem.Changed, "it is not the file of a public key on P-256");
        }
        else if (given is not null && !given.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(own.ExportSubjectPublicKeyInfo()))
        {
            yield return new(
                BundleManifest.KeyName, BundleProblem.OtherKey, $"signed by {PublicKey.Fingerprint(own)}, expected {PublicKey.Fingerprint(given)}");
        }
        else if (!IsSigned(own, byPath[BundleManifest.FileName].Content, byPath[BundleManifest.SignatureName].Content))
        {
            yield return new(
                BundleManifest.FileName, BundleProblem.NotSigned, $"{BundleManifest.SignatureName} is not the signature of this key over it");
        }
    }

    private static IEnumerable<BundleFlaw> Held(BundleManifest manifest, Dictionary<string, BundleFile> byPath)
    {
        foreach (var line in manifest.Files)
        {
            if (!byPath.TryGetValue(line.Path, out var file))
            {
                yield return new(line.Path, BundleProblem.Missing, "the manifest lists it");
            }
            else if (file.Content.Length != line.Bytes || BundleManifest.HashOf(file.Content) != line.Sha256)
            {
                yield return new(line.Path, BundleProblem.Changed, $"its SHA-256 is {BundleManifest.HashOf(file.Content)}, signed was {line.Sha256}");
            }
        }

        var listed = manifest.Files.Select(line => line.Path).Concat(Unlisted).ToHashSet(StringComparer.Ordinal);
        foreach (var path in byPath.Keys.Where(path => !listed.Contains(path)).Order(StringComparer.Ordinal))
        {
            yield return new(path, BundleProblem.Added, "the manifest does not list it");
        }
    }

    private static bool IsSigned(ECDsa key, byte[] manifest, byte[] signature)
    {
        try
        {
            return key.VerifyData(manifest, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
