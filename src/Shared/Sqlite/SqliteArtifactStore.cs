using System.Text;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>Artifacts as bytes, because SQLite's own text ends for some readers at a NUL.</summary>
internal sealed class SqliteArtifactStore(SqliteDatabase database) : IArtifactStore
{
    /// <summary>Refuses half a surrogate pair, which would come back as another text.</summary>
    private static readonly UTF8Encoding Exact = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Task PutAsync(string key, string text, CancellationToken ct) => database.WriteAsync(
        db => db.Execute(
            "INSERT INTO artifacts (key, body) VALUES ($1, $2) ON CONFLICT DO UPDATE SET body = excluded.body",
            key,
            Exact.GetBytes(text)),
        ct);

    public Task<string?> FindAsync(string key, CancellationToken ct) => database.ReadAsync(
        db => db.First("SELECT body FROM artifacts WHERE key = $1", row => row.Bytes(0), key) is { } bytes
            ? Exact.GetString(bytes)
            : null,
        ct);
}
