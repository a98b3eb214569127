using System.Diagnostics.CodeAnalysis;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>The bucket and key that an s3:// address, a path-style URL or a virtual-host URL names.</summary>
public sealed record ObjectAddress(string Bucket, string Key)
{
    public static bool TryParse(string? url, [NotNullWhen(true)] out ObjectAddress? address)
    {
        address = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Of(uri) : null;
        return address is { Bucket.Length: > 0, Key.Length: > 0 };
    }

    private static ObjectAddress? Of(Uri uri)
    {
        var path = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        return uri.Scheme switch
        {
            "s3" => new(uri.Host, path),
            "http" or "https" when VirtualHost(uri.Host) is { } bucket => new(bucket, path),
            "http" or "https" when path.IndexOf('/', StringComparison.Ordinal) is > 0 and var cut =>
                new(path[..cut], path[(cut + 1)..]),
            _ => null,
        };
    }

    /// <summary>
    /// The bucket in a host such as <c>bucket.s3.eu-west-1.amazonaws.com</c> or <c>bucket.localhost</c>.
    /// </summary>
    public static string? VirtualHost(string host)
    {
        var s3 = host.LastIndexOf(".s3", StringComparison.OrdinalIgnoreCase);
        return host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) && s3 > 0 ? host[..s3]
            : host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? host[..^".localhost".Length]
            : null;
    }
}
