using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>
/// The content of a request. SDKs send it plain, or in aws-chunked pieces with a checksum behind them
/// (x-amz-content-sha256: STREAMING-…); checksums that came along are checked and kept.
/// </summary>
internal sealed record S3Body(ReadOnlyMemory<byte> Content, IReadOnlyDictionary<string, string> Checksums)
{
    private const string Prefix = "x-amz-checksum-";

    public static S3Body Of(WireRequest request)
    {
        var trailers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var hash = request.Header("x-amz-content-sha256");
        var isChunked = hash?.StartsWith("STREAMING-", StringComparison.Ordinal) == true
            || request.Header("Content-Encoding")?.Contains("aws-chunked", StringComparison.OrdinalIgnoreCase) == true;
        var content = isChunked ? Unchunk(request.Body, trailers) : request.Body;
        if (isChunked && request.Header("x-amz-decoded-content-length") is { } told
            && told != content.Length.ToString(CultureInfo.InvariantCulture))
        {
            throw new ApiError("IncompleteBody", "The request body does not have the length that was announced.");
        }

        if (!isChunked && hash is { Length: 64 } && hash != Convert.ToHexStringLower(SHA256.HashData(content.Span)))
        {
            throw new ApiError("XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }

        var checksums = request.Headers.Concat(trailers)
            .Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Where(header => S3Checksums.Algorithms.Contains(header.Key[Prefix.Length..], StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value, StringComparer.Ordinal);
        foreach (var (name, value) in checksums)
        {
            if (S3Checksums.Of(name[Prefix.Length..], content.Span) is { } computed && computed != value)
            {
                throw S3Errors.BadDigest(name[Prefix.Length..].ToUpperInvariant());
            }
        }

        return new(content, checksums);
    }

    /// <summary>size[;chunk-signature=…]CRLF data CRLF … 0[;…]CRLF trailers CRLF.</summary>
    private static byte[] Unchunk(ReadOnlyMemory<byte> body, Dictionary<string, string> trailers)
    {
        using var content = new MemoryStream(body.Length);
        var rest = body.Span;
        while (true)
        {
            var head = Line(ref rest).Split(';', 2)[0];
            if (!int.TryParse(head, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) || size < 0
                || size > rest.Length)
            {
                throw new ApiError("IncompleteBody", "The request body is not in well-formed aws-chunked pieces.");
            }

            if (size == 0)
            {
                break;
            }

            content.Write(rest[..size]);
            rest = rest[size..];
            Line(ref rest);
        }

        while (Line(ref rest) is { Length: > 0 } trailer)
        {
            var parts = trailer.Split(':', 2);
            trailers[parts[0].Trim()] = parts.Length > 1 ? parts[1].Trim() : string.Empty;
        }

        return content.ToArray();
    }

    private static string Line(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]).TrimEnd('\r');
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line;
    }
}
