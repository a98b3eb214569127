using System.IO.Compression;
using System.Text;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>Artifacts as bytes, because SQLite's own text ends for some readers at a NUL.</summary>
internal sealed class SqliteArtifactStore(SqliteDatabase database) : IArtifactStore
{
    /// <summary>Refuses half a surrogate pair, which would come back as another text.</summary>
    private static readonly UTF8Encoding Exact = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int WorthPacking = 100_000;

    public Task PutAsync(string key, string text, CancellationToken ct) => database.WriteAsync(
        db => db.Execute(
            "INSERT INTO artifacts (key, body) VALUES ($1, $2) ON CONFLICT DO UPDATE SET body = excluded.body",
            key,
            Packed(Exact.GetBytes(text))),
        ct);

    public Task<string?> FindAsync(string key, CancellationToken ct) => database.ReadAsync(
        db => db.First("SELECT body FROM artifacts WHERE key = $1", row => row.Bytes(0), key) is { } bytes
            ? Exact.GetString(Unpacked(bytes))
            : null,
        ct);

    /// <summary>A large organization's documents are 50 MB of JSON, a tenth of that compressed.</summary>
    private static byte[] Packed(byte[] text)
    {
        if (text.Length < WorthPacking)
        {
            return text;
        }

        using var packed = new MemoryStream(text.Length / 8);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return packed.ToArray();
    }

    /// <summary>
    /// Text never begins with the two bytes that a gzip does: the second is none that UTF-8 begins with.
    /// </summary>
    private static byte[] Unpacked(byte[] body)
    {
        if (body is not [0x1f, 0x8b, ..])
        {
            return body;
        }

        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var text = new MemoryStream();
        gzip.CopyTo(text);
        return text.ToArray();
    }
}
