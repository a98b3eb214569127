using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>Leases as rows; a row whose time has come belongs to whoever asks next.</summary>
internal sealed class SqliteLeases(SqliteDatabase database) : ILeases
{
    public Task<string> AcquireAsync(
        string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken ct) => database.WriteAsync(
        db =>
        {
            db.Execute(
                """
                INSERT INTO leases (name, owner, expires_at) VALUES ($1, $2, $3)
                ON CONFLICT DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
                WHERE owner = excluded.owner OR expires_at <= $4
                """,
                name,
                owner,
                (now + duration).UtcTicks,
                now.UtcTicks);
            return db.First("SELECT owner FROM leases WHERE name = $1", row => row.Text(0), name)!;
        },
        ct);

    public Task ReleaseAsync(string name, string owner, CancellationToken ct) =>
        database.WriteAsync(db => db.Execute("DELETE FROM leases WHERE name = $1 AND owner = $2", name, owner), ct);
}
