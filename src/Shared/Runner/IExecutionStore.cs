namespace PciAutoHeal.Runner;

/// <summary>
/// Keeps executions of the embedded engine, so that a killed process can be continued by another one.
/// </summary>
public interface IExecutionStore
{
    Task<StoredExecution?> FindAsync(string id, CancellationToken ct);

    /// <summary>Replaces an execution; its version becomes <paramref name="expectedVersion"/> + 1.</summary>
    /// <param name="expectedVersion">The version that was read last; 0 for an execution that is not there yet.</param>
    /// <exception cref="ExecutionConflictException">Another process saved in between: this one must stop.</exception>
    Task SaveAsync(string id, long expectedVersion, string json, CancellationToken ct);

    /// <summary>Every execution, ordered by id.</summary>
    Task<IReadOnlyList<StoredExecution>> ListAsync(CancellationToken ct);
}

/// <summary>An execution as it was saved last.</summary>
/// <param name="Version">Counts the saves; the first one is 1.</param>
public sealed record StoredExecution(string Id, long Version, string Json);
