using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>What a request names: a bucket in the host or first in the path, a key, and query parameters.</summary>
internal sealed record S3Request(
    WireRequest Wire, string? Bucket, string? Key, IReadOnlyDictionary<string, string> Query)
{
    private static readonly string[] SubResources =
    [
        "acl", "encryption", "lifecycle", "location", "logging", "ownershipControls", "policy", "publicAccessBlock",
        "tagging", "uploads", "versioning", "versions", "delete", "object-lock", "uploadId",
    ];

    /// <summary>The part of a bucket or object that the request is about; null is the thing itself.</summary>
    public string? SubResource => SubResources.FirstOrDefault(Query.ContainsKey);

    public static S3Request Of(WireRequest wire)
    {
        var path = Uri.UnescapeDataString(wire.Path.TrimStart('/'));
        var host = ObjectAddress.VirtualHost(wire.Host);
        var cut = path.IndexOf('/', StringComparison.Ordinal);
        var (bucket, key) = host is not null ? (host, path) : cut < 0 ? (path, string.Empty) : (path[..cut], path[(cut + 1)..]);
        return new(wire, Empty(bucket), Empty(key), Parameters(wire.Query));
    }

    /// <summary>The name by which S3's documentation, and a fault file, calls what is asked for.</summary>
    public string Operation => (Wire.Method, Bucket, Key, SubResource) switch
    {
        ("GET", null, _, _) => "ListBuckets",
        (_, null, _, _) => $"{Wire.Method} /",
        ("PUT", _, null, null) => "CreateBucket",
        ("HEAD", _, null, _) => "HeadBucket",
        ("DELETE", _, null, null) => "DeleteBucket",
        ("POST", _, null, "delete") => "DeleteObjects",
        ("GET", _, null, "location") => "GetBucketLocation",
        ("GET", _, null, null) => Query.GetValueOrDefault("list-type") == "2" ? "ListObjectsV2" : "ListObjects",
        ("GET", _, null, { } part) => $"GetBucket{Words(part)}",
        ("PUT", _, null, { } part) => $"PutBucket{Words(part)}",
        ("DELETE", _, null, { } part) => $"DeleteBucket{Words(part)}",
        ("PUT", _, _, null) => Wire.Header("x-amz-copy-source") is null ? "PutObject" : "CopyObject",
        ("GET", _, _, null) => "GetObject",
        ("HEAD", _, _, null) => "HeadObject",
        ("DELETE", _, _, null) => "DeleteObject",
        _ => $"{Wire.Method} {SubResource}",
    };

    private static string Words(string part) => char.ToUpperInvariant(part[0]) + part[1..];

    private static string? Empty(string text) => text.Length == 0 ? null : text;

    private static Dictionary<string, string> Parameters(string query)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            found[Plain(parts[0])] = parts.Length > 1 ? Plain(parts[1]) : string.Empty;
        }

        return found;
    }

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
