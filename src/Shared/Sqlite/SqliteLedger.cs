using PciAutoHeal.Runner;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>
/// The embedded ledger: one file that several processes may use at once. Every call is one transaction; what a call has
/// committed outlives a killed process and a power cut.
/// </summary>
public sealed class SqliteLedger : IDisposable
{
    private readonly SqliteDatabase database;

    private SqliteLedger(SqliteDatabase database)
    {
        this.database = database;
        Rollouts = new SqliteRolloutLedger(database);
        Targets = new SqliteTargetLedger(database);
        Artifacts = new SqliteArtifactStore(database);
        Leases = new SqliteLeases(database);
        Desk = new SqliteOperatorDesk(database);
        Executions = new SqliteExecutionStore(database);
    }

    public IRolloutLedger Rollouts { get; }

    public ITargetLedger Targets { get; }

    public IArtifactStore Artifacts { get; }

    public ILeases Leases { get; }

    public IOperatorDesk Desk { get; }

    public IExecutionStore Executions { get; }

    /// <summary>
    /// Opens a ledger file; creates it with its folder, readable by its owner alone, where there is none.
    /// </summary>
    public static SqliteLedger Open(string path) => new(SqliteDatabase.Open(path));

    /// <summary>A ledger that ends with the object: for rehearsals.</summary>
    public static SqliteLedger InMemory() => new(SqliteDatabase.InMemory());

    public void Dispose() => database.Dispose();
}
