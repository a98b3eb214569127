using Microsoft.Data.Sqlite;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Sqlite;

/// <summary>Tables and their migrations; <c>user_version</c> counts the migrations a file has had.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE rollouts (id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
        CREATE INDEX rollouts_by_start ON rollouts (started_at, id);

        CREATE TABLE events (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, rollout TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
            UNIQUE (rollout, id)) STRICT;
        CREATE INDEX events_in_order ON events (rollout, seq);

        CREATE TABLE targets (
            rollout TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY (rollout, account, region)) STRICT, WITHOUT ROWID;
        CREATE TABLE changes (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, rollout TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL,
            updated_at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
        CREATE INDEX changes_of_target ON changes (rollout, account, region, updated_at, seq);

        CREATE TABLE artifacts (key TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;
        CREATE TABLE leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;
        CREATE TABLE requests (rollout TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
        CREATE TABLE executions (id TEXT PRIMARY KEY, version INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
        """,
        TargetsInColumns,
    ];

    /// <summary>
    /// Half a million changes of 170,000 targets: columns and numbers take a fifth of the room of JSON, and a third of
    /// the time. What failed stays JSON, because texts of AWS may hold what SQLite's own text ends at.
    /// </summary>
    private const string TargetsInColumns =
        """
        ALTER TABLE targets RENAME TO targets_1;
        ALTER TABLE changes RENAME TO changes_1;
        DROP INDEX changes_of_target;

        CREATE TABLE contents (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE targets (
            id INTEGER PRIMARY KEY, rollout TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL,
            current INTEGER NOT NULL, UNIQUE (rollout, account, region)) STRICT;
        CREATE TABLE changes (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, target INTEGER NOT NULL, updated_at INTEGER NOT NULL, wave INTEGER,
            state TEXT NOT NULL, content INTEGER, trouble TEXT) STRICT;

        INSERT INTO contents (hash)
            SELECT DISTINCT json ->> 'content' FROM changes_1 WHERE json ->> 'content' IS NOT NULL;
        INSERT INTO targets (rollout, account, region, current)
            SELECT rollout, account, region,
                (SELECT max(seq) FROM changes_1 c WHERE c.rollout = t.rollout AND c.account = t.account
                    AND c.region = t.region AND c.json = t.json)
            FROM targets_1 t;
        INSERT INTO changes (seq, target, updated_at, wave, state, content, trouble)
            SELECT c.seq, t.id, c.updated_at, c.json ->> 'wave', c.json ->> 'state',
                (SELECT id FROM contents WHERE hash = c.json ->> 'content'),
                CASE WHEN coalesce(c.json ->> 'errorCode', c.json ->> 'error') IS NOT NULL THEN json_object(
                    'code', c.json ->> 'errorCode', 'text', c.json ->> 'error') END
            FROM changes_1 c JOIN targets t USING (rollout, account, region);
        CREATE INDEX changes_of_target ON changes (target, updated_at);
        DROP TABLE targets_1;
        DROP TABLE changes_1;
        """;

    /// <summary>Sets the connection up and brings the file to the newest schema.</summary>
    public static void Prepare(SqliteConnection connection, string source)
    {
        // FULL, because a power cut must not make the ledger forget a put that AWS has accepted: NORMAL would.
        Run(connection, "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        if (Number(connection, "PRAGMA user_version") == Migrations.Length)
        {
            return;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Number(connection, "PRAGMA user_version"); // again: another process may have migrated just now
        if (version > Migrations.Length)
        {
            throw new TerminalException(
                "LedgerTooNew",
                $"Ledger '{source}' has schema {version}; this program knows {Migrations.Length}. Use a newer program.");
        }

        if (version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") > 0)
        {
            throw new TerminalException(
                "NotALedger",
                $"'{source}' is another program's SQLite database. Name another file with --ledger sqlite:PATH.");
        }

        for (; version < Migrations.Length; version++)
        {
            Run(connection, Migrations[version]);
            Run(connection, $"PRAGMA user_version = {version + 1}");
        }

        transaction.Commit();
    }

#pragma warning disable CA2100 // Review SQL for injection: constants of this file.
    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
#pragma warning restore CA2100
}
