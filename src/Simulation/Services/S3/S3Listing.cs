using System.Globalization;
using System.Xml;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>Lists the keys of a bucket in order, with prefix, delimiter and pages of at most a thousand.</summary>
internal static class S3Listing
{
    private const int Largest = 1000;

    public static WireResponse List(ApiCall call, S3Request request)
    {
        var bucket = S3Find.Bucket(call, request, "s3:ListBucket");
        var isV2 = call.Operation == "ListObjectsV2";
        var (prefix, delimiter) = (Query(request, "prefix"), Query(request, "delimiter"));
        var after = isV2 ? After(request) : Query(request, "marker");
        var max = Max(Query(request, "max-keys"));
        List<(string Name, StoredObject? Object)> rows = [.. bucket.Objects.Values
            .Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(o => Row(o, prefix, delimiter))
            .Where(row => string.CompareOrdinal(row.Name, after) > 0)
            .DistinctBy(row => row.Name)
            .Take(max + 1)];
        var isTruncated = rows.Count > max;
        var page = rows[..Math.Min(max, rows.Count)];
        string Encoded(string text) => Query(request, "encoding-type") == "url" ? Uri.EscapeDataString(text) : text;
        return S3Xml.Answer("ListBucketResult", xml =>
        {
            S3Xml.Text(xml, "Name", bucket.Name);
            S3Xml.Text(xml, "Prefix", Encoded(prefix));
            S3Xml.Text(xml, "MaxKeys", max.ToString(CultureInfo.InvariantCulture));
            S3Xml.Text(xml, "IsTruncated", isTruncated ? "true" : "false");
            Optional(xml, "Delimiter", Encoded(delimiter));
            Optional(xml, "EncodingType", Query(request, "encoding-type"));
            if (isV2)
            {
                S3Xml.Text(xml, "KeyCount", page.Count.ToString(CultureInfo.InvariantCulture));
                Optional(xml, "StartAfter", Encoded(Query(request, "start-after")));
                Optional(xml, "ContinuationToken", Query(request, "continuation-token"));
            }

            if (isTruncated && page.Count > 0)
            {
                S3Xml.Text(xml, isV2 ? "NextContinuationToken" : "NextMarker", isV2 ? Token(page[^1].Name) : Encoded(page[^1].Name));
            }

            page.Where(row => row.Object is not null).ToList().ForEach(row => Contents(xml, row.Object!, Encoded(row.Name)));
            foreach (var common in page.Where(row => row.Object is null))
            {
                xml.WriteStartElement("CommonPrefixes", S3Xml.Namespace);
                S3Xml.Text(xml, "Prefix", Encoded(common.Name));
                xml.WriteEndElement();
            }
        });
    }

    private static int Max(string asked) => asked.Length == 0 ? Largest
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? Math.Min(max, Largest)
        : throw new ApiError("InvalidArgument", "Provided max-keys not an integer or within integer range");

    /// <summary>A key, or the prefix that it shares up to the delimiter.</summary>
    private static (string Name, StoredObject? Object) Row(StoredObject o, string prefix, string delimiter)
    {
        var cut = delimiter.Length == 0 ? -1 : o.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return cut < 0 ? (o.Key, o) : (o.Key[..(cut + delimiter.Length)], null);
    }

    private static void Contents(XmlWriter xml, StoredObject o, string key)
    {
        xml.WriteStartElement("Contents", S3Xml.Namespace);
        S3Xml.Text(xml, "Key", key);
        S3Xml.Text(xml, "LastModified", new Instant(o.ModifiedAt).Iso);
        S3Xml.Text(xml, "ETag", o.ETag);
        S3Xml.Text(xml, "Size", o.Content.Length.ToString(CultureInfo.InvariantCulture));
        S3Xml.Text(xml, "StorageClass", "STANDARD");
        xml.WriteEndElement();
    }

    private static string After(S3Request request) => Query(request, "continuation-token") is { Length: > 0 } token
        ? Key(token)
        : Query(request, "start-after");

    private static string Token(string key) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key));

    private static string Key(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var n)
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, n)
            : throw new ApiError("InvalidArgument", "The continuation token provided is incorrect");
    }

    private static void Optional(XmlWriter xml, string name, string text)
    {
        if (text.Length > 0)
        {
            S3Xml.Text(xml, name, text);
        }
    }

    private static string Query(S3Request request, string name) =>
        request.Query.GetValueOrDefault(name) ?? string.Empty;
}
