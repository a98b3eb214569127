using System.Security.Cryptography;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>An object as it was put.</summary>
public sealed record StoredObject(
    string Key, ReadOnlyMemory<byte> Content, string ContentType, DateTimeOffset ModifiedAt)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Checksums that came with the content, by header name.</summary>
    public IReadOnlyDictionary<string, string> Checksums { get; init; } = new Dictionary<string, string>();

    /// <summary>The MD5 of the content in quotes: what S3 gives objects that were put in one part.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(Md5(Content.Span))}\"";

#pragma warning disable CA5351 // An ETag is an MD5 by S3's definition; it protects nothing here.
    private static byte[] Md5(ReadOnlySpan<byte> content) => MD5.HashData(content);
#pragma warning restore CA5351
}

/// <summary>A bucket: who owns it, where it lies, what is in it, ordered by key.</summary>
public sealed record Bucket(string Name, AccountId Owner, string Region, DateTimeOffset CreatedAt)
{
    /// <summary>Its policy, versioning and other settings, as they were put.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> Parts { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, StoredObject> Objects { get; } = new(StringComparer.Ordinal);
}

/// <summary>All buckets of the simulated AWS; names are unique over all accounts.</summary>
public sealed class Buckets
{
    private readonly SortedDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Bucket> All => buckets.Values;

    public Bucket? Find(string name) => buckets.GetValueOrDefault(name);

    public Bucket Create(string name, AccountId owner, string region, DateTimeOffset now) =>
        buckets[name] = new(name, owner, region, now);

    public bool Remove(string name) => buckets.Remove(name);

    /// <summary>The content of an object by its s3:// address or its https URL; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Read(string url) =>
        ObjectAddress.TryParse(url, out var address)
        && Find(address.Bucket)?.Objects.GetValueOrDefault(address.Key) is { } found
            ? found.Content
            : (ReadOnlyMemory<byte>?)null;
}
