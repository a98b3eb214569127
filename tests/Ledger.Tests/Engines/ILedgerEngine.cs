using PciAutoHeal.Steps;

namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>Makes ledgers of one kind.</summary>
public interface ILedgerEngine
{
    /// <summary>An empty ledger.</summary>
    Task<ILedgerStore> CreateAsync();
}

/// <summary>One ledger.</summary>
public interface ILedgerStore : IAsyncDisposable
{
    /// <summary>Opens it as another process would: nothing but the ledger is shared with earlier ports.</summary>
    LedgerPorts Connect();
}
