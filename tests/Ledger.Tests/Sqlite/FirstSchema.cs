using Microsoft.Data.Sqlite;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Ledger.Tests.Sqlite;

/// <summary>A ledger's file as the first schema had it: targets and their changes were JSON.</summary>
internal static class FirstSchema
{
    private const string Tables =
        """
        CREATE TABLE rollouts (id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, rollout TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
            UNIQUE (rollout, id)) STRICT;
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
        PRAGMA user_version = 1;
        """;

    public static async Task CreateAsync(
        SqliteConnection file, RolloutId rollout, TargetRecord[] currents, TargetRecord[] changes, CancellationToken ct)
    {
        await RunAsync(Tables, null);
        foreach (var current in currents)
        {
            await RunAsync("INSERT INTO targets VALUES ($rollout, $account, $region, $json)", current);
        }

        foreach (var change in changes)
        {
            await RunAsync(
                "INSERT INTO changes (rollout, account, region, updated_at, json) VALUES ($rollout, $account, $region, $at, $json)", change);
        }

        async Task RunAsync(string sql, TargetRecord? record)
        {
            await using var command = file.CreateCommand();
#pragma warning disable CA2100 // Review SQL for injection: constants of this file.
            command.CommandText = sql;
#pragma warning restore CA2100
            if (record is not null)
            {
                command.Parameters.AddWithValue("$rollout", rollout.Value);
                command.Parameters.AddWithValue("$account", record.Target.Account.Value);
                command.Parameters.AddWithValue("$region", record.Target.Region.Value);
                command.Parameters.AddWithValue("$at", record.UpdatedAt.UtcTicks);
                command.Parameters.AddWithValue("$json", StepJson.Write(record));
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
