namespace PciAutoHeal.Steps.Ports;

/// <summary>
/// Keeps what is too large for a state machine's payload: specs, snapshots, plans, releases. Kept under its name.
/// </summary>
public interface IArtifactStore
{
    /// <summary>
    /// Stores text under a key, replacing what was there. Keys are paths such as <c>rollouts/ID/plan.json</c>.
    /// </summary>
    Task PutAsync(string key, string text, CancellationToken ct);

    Task<string?> FindAsync(string key, CancellationToken ct);
}
