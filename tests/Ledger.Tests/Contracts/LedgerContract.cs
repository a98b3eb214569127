using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Ledger.Tests.Contracts;

/// <summary>An empty ledger for every test, opened by two processes.</summary>
public abstract class LedgerContract(ILedgerEngine engine) : IAsyncLifetime
{
    private ILedgerStore? store;
    private int rollouts;

    protected static RolloutId Rollout { get; } = RolloutId.Parse("pci-20261101T080000");

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected LedgerPorts First { get; private set; } = null!;

    protected LedgerPorts Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        store = await engine.CreateAsync();
        First = store.Connect();
        Second = store.Connect();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>A rollout of its own for every sample of a property.</summary>
    protected RolloutId NextRollout() => RolloutId.Parse($"sample-{Interlocked.Increment(ref rollouts)}");

    protected LedgerPorts Connect() => store!.Connect();
}
