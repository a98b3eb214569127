namespace PciAutoHeal.Runner.Tests;

/// <summary>A store whose process dies at its n-th save: before anything is written, or right after.</summary>
internal sealed class DyingStore(IExecutionStore store, int dyingSave, bool before) : IExecutionStore
{
    private int saves;

    public bool HasDied { get; private set; }

    public Task<StoredExecution?> FindAsync(string id, CancellationToken ct) => store.FindAsync(id, ct);

    public Task<IReadOnlyList<StoredExecution>> ListAsync(CancellationToken ct) => store.ListAsync(ct);

    public async Task SaveAsync(string id, long expectedVersion, string json, CancellationToken ct)
    {
        var dies = ++saves == dyingSave;
        HasDied |= dies;
        if (dies && before)
        {
            throw new ProcessKilledException();
        }

        await store.SaveAsync(id, expectedVersion, json, ct);
        if (dies)
        {
            throw new ProcessKilledException();
        }
    }
}
