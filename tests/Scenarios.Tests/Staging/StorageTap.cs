using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>Stands before the ledger and the artifacts; what it throws is what a step meets there.</summary>
internal sealed class StorageTap(IRolloutLedger ledger, IArtifactStore artifacts) : IRolloutLedger, IArtifactStore
{
    /// <summary>Called before every access.</summary>
    public Action BeforeAccess { get; set; } = () => { };

    public Task CreateAsync(RolloutHeader header, CancellationToken ct) => Tapped(ledger).CreateAsync(header, ct);

    public Task<RolloutHeader?> FindAsync(RolloutId rollout, CancellationToken ct) =>
        Tapped(ledger).FindAsync(rollout, ct);

    public Task<IReadOnlyList<RolloutHeader>> ListAsync(int limit, CancellationToken ct) =>
        Tapped(ledger).ListAsync(limit, ct);

    public Task AppendAsync(RolloutId rollout, IReadOnlyList<RolloutEvent> events, CancellationToken ct) =>
        Tapped(ledger).AppendAsync(rollout, events, ct);

    public Task<IReadOnlyList<RolloutEvent>> ReadAsync(RolloutId rollout, CancellationToken ct) =>
        Tapped(ledger).ReadAsync(rollout, ct);

    public Task PutAsync(string key, string text, CancellationToken ct) => Tapped(artifacts).PutAsync(key, text, ct);

    public Task<string?> FindAsync(string key, CancellationToken ct) => Tapped(artifacts).FindAsync(key, ct);

    private T Tapped<T>(T store)
    {
        BeforeAccess();
        return store;
    }
}
