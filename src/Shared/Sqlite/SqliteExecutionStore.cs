using PciAutoHeal.Runner;

namespace PciAutoHeal.Sqlite;

/// <summary>Executions of the embedded engine, fenced by a version.</summary>
internal sealed class SqliteExecutionStore(SqliteDatabase database) : IExecutionStore
{
    public Task<StoredExecution?> FindAsync(string id, CancellationToken ct) =>
        database.ReadAsync(db => Find(db, id), ct);

    public Task SaveAsync(string id, long expectedVersion, string json, CancellationToken ct) => database.WriteAsync(
        db =>
        {
            var found = Find(db, id)?.Version ?? 0;
            return found == expectedVersion
                ? db.Execute(
                    """
                    INSERT INTO executions (id, version, json) VALUES ($1, $2, $3)
                    ON CONFLICT DO UPDATE SET version = excluded.version, json = excluded.json
                    """,
                    id,
                    expectedVersion + 1,
                    json)
                : throw new ExecutionConflictException(id, expectedVersion, found);
        },
        ct);

    public Task<IReadOnlyList<StoredExecution>> ListAsync(CancellationToken ct) => database.ReadAsync(
        db => db.Query(
            "SELECT id, version, json FROM executions ORDER BY id",
            row => new StoredExecution(row.Text(0), row.Number(1), row.Text(2))),
        ct);

    private static StoredExecution? Find(SqliteStatements db, string id) => db
        .Query(
            "SELECT version, json FROM executions WHERE id = $1",
            row => new StoredExecution(id, row.Number(0), row.Text(1)),
            id)
        .SingleOrDefault();
}
