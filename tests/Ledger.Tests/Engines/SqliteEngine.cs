using PciAutoHeal.Sqlite;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>Ledger files in folders of their own.</summary>
public sealed class SqliteEngine : ILedgerEngine
{
    public static LedgerPorts PortsOf(SqliteLedger ledger) =>
        new(ledger.Rollouts, ledger.Targets, ledger.Artifacts, ledger.Leases, ledger.Desk);

    public Task<ILedgerStore> CreateAsync() => Task.FromResult<ILedgerStore>(new Store());

    private sealed class Store : ILedgerStore
    {
        private readonly TemporaryFolder folder = new();
        private readonly List<SqliteLedger> opened = [];

        public LedgerPorts Connect()
        {
            var ledger = SqliteLedger.Open(folder.File("ledger.db"));
            opened.Add(ledger);
            return PortsOf(ledger);
        }

        public ValueTask DisposeAsync()
        {
            opened.ForEach(ledger => ledger.Dispose());
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
