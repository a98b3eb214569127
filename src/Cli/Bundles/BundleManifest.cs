using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PciAutoHeal.Cli.Console;

namespace PciAutoHeal.Cli.Bundles;

/// <summary>What a bundle holds: every file with its hash. The signature is over the bytes of this document.</summary>
/// <param name="AsOf">The last moment that the ledger knew of; not the moment of writing, which would change the
/// bytes.</param>
internal sealed record BundleManifest(string Rollout, DateTimeOffset AsOf, IReadOnlyList<ManifestLine> Files)
{
    public const string FileName = "manifest.json";
    public const string SignatureName = "manifest.json.sig";
    public const string KeyName = "public-key.pem";
    public const string SchemaName = "pciautoheal/evidence/1";

    [JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaName;

    public static BundleManifest Of(string rollout, DateTimeOffset asOf, IEnumerable<BundleFile> files) => new(
        rollout,
        asOf,
        [.. files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => new ManifestLine(f.Path, f.Content.Length, HashOf(f.Content)))]);

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static BundleManifest Read(byte[] bytes)
    {
        var manifest = JsonOutput.Read<BundleManifest>(System.Text.Encoding.UTF8.GetString(bytes));
        return manifest.Schema == SchemaName ? manifest : throw new JsonException($"Its schema is '{manifest.Schema}', expected '{SchemaName}'.");
    }

    public byte[] Bytes() => JsonOutput.WriteBytes(this);
}

/// <param name="Sha256">Hexadecimal, lower case.</param>
internal sealed record ManifestLine(string Path, long Bytes, string Sha256);
