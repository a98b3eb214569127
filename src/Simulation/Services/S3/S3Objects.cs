using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>Putting, getting and deleting objects.</summary>
internal static class S3Objects
{
    private static readonly string[] Kept = ["cache-control", "content-disposition", "content-language", "x-amz-server-side-encryption"];

    public static WireResponse Put(ApiCall call, S3Request request)
    {
        var bucket = S3Find.Bucket(call, request, "s3:PutObject");
        var existing = bucket.Objects.GetValueOrDefault(request.Key!);
        CheckWrite(request.Wire, existing);
        var body = S3Body.Of(request.Wire);
        var stored = bucket.Objects[request.Key!] = new(
            request.Key!, body.Content.ToArray(), request.Wire.Header("Content-Type") ?? "binary/octet-stream", call.Now)
        {
            Headers = request.Wire.Headers
                .Where(header => Kept.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
                    || header.Key.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value),
            Checksums = body.Checksums,
        };
        return new(200, "application/xml", default)
        {
            Headers = [("ETag", stored.ETag), .. body.Checksums.Select(checksum => (checksum.Key, checksum.Value))],
        };
    }

    public static WireResponse Copy(ApiCall call, S3Request request)
    {
        var source = Uri.UnescapeDataString(request.Wire.Header("x-amz-copy-source")!).TrimStart('/').Split('/', 2);
        var from = S3Find.Bucket(call, request with { Bucket = source[0] }, "s3:GetObject");
        var found = from.Objects.GetValueOrDefault(source.Length > 1 ? source[1] : string.Empty)
            ?? throw S3Errors.NoSuchKey(source[^1]);
        var copy = S3Find.Bucket(call, request, "s3:PutObject").Objects[request.Key!] =
            found with { Key = request.Key!, ModifiedAt = call.Now };
        return S3Xml.Answer("CopyObjectResult", xml =>
        {
            S3Xml.Text(xml, "LastModified", new Instant(copy.ModifiedAt).Iso);
            S3Xml.Text(xml, "ETag", copy.ETag);
        });
    }

    /// <summary>GET and HEAD, whole or one range.</summary>
    public static WireResponse Get(ApiCall call, S3Request request)
    {
        var found = S3Find.Bucket(call, request, "s3:GetObject").Objects.GetValueOrDefault(request.Key!)
            ?? throw S3Errors.NoSuchKey(request.Key);
        CheckRead(request.Wire, found);
        var range = S3Range.Of(request.Wire.Header("Range"), found.Content.Length);
        var content = range is null ? found.Content : found.Content[range.Value.Start..range.Value.End];
        List<(string Name, string Value)> headers =
        [
            ("ETag", found.ETag),
            ("Last-Modified", found.ModifiedAt.ToString("R", CultureInfo.InvariantCulture)),
            ("Accept-Ranges", "bytes"),
            .. found.Headers.Select(header => (header.Key, header.Value)),
        ];
        if (range is null && request.Wire.Header("x-amz-checksum-mode") is not null)
        {
            headers.AddRange(found.Checksums.Select(checksum => (checksum.Key, checksum.Value)));
        }

        if (range is { } part)
        {
            headers.Add(("Content-Range", string.Create(CultureInfo.InvariantCulture,
                $"bytes {part.Start.Value}-{part.End.Value - 1}/{found.Content.Length}")));
        }

        if (request.Wire.Method == "HEAD")
        {
            headers.Add(("Content-Length", content.Length.ToString(CultureInfo.InvariantCulture)));
        }

        return new(range is null ? 200 : 206, found.ContentType, request.Wire.Method == "HEAD" ? default : content)
        {
            Headers = headers,
        };
    }

    public static WireResponse Delete(ApiCall call, S3Request request)
    {
        S3Find.Bucket(call, request, "s3:DeleteObject").Objects.Remove(request.Key!);
        return new(204, "application/xml", default);
    }

    public static WireResponse DeleteMany(ApiCall call, S3Request request)
    {
        var bucket = S3Find.Bucket(call, request, "s3:DeleteObject");
        var document = Parse(S3Body.Of(request.Wire).Content);
        string[] keys = [.. document.Descendants().Where(element => element.Name.LocalName == "Key").Select(key => key.Value)];
        var quiet = document.Descendants().Any(element => element is { Name.LocalName: "Quiet", Value: "true" });
        return S3Xml.Answer("DeleteResult", xml =>
        {
            foreach (var key in keys)
            {
                bucket.Objects.Remove(key);
                if (!quiet)
                {
                    xml.WriteStartElement("Deleted", S3Xml.Namespace);
                    S3Xml.Text(xml, "Key", key);
                    xml.WriteEndElement();
                }
            }
        });
    }

    private static void CheckWrite(WireRequest wire, StoredObject? existing)
    {
        if (wire.Header("If-None-Match") is "*" && existing is not null)
        {
            throw S3Errors.Precondition("If-None-Match");
        }

        if (wire.Header("If-Match") is { } tag && Bare(tag) != Bare(existing?.ETag))
        {
            throw existing is null ? S3Errors.NoSuchKey(null) : S3Errors.Precondition("If-Match");
        }
    }

    private static void CheckRead(WireRequest wire, StoredObject found)
    {
        if (wire.Header("If-Match") is { } wanted && wanted != "*" && Bare(wanted) != Bare(found.ETag))
        {
            throw S3Errors.Precondition("If-Match");
        }

        if (wire.Header("If-None-Match") is { } known && (known == "*" || Bare(known) == Bare(found.ETag)))
        {
            throw new ApiError("NotModified", "Not Modified", 304);
        }
    }

    private static string? Bare(string? tag) => tag?.Trim('"');

    private static XDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), new() { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            throw new ApiError("MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
        }
    }
}
