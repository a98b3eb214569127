using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Steps.Ports;

/// <summary>Counts the runs of our documents in members.</summary>
public interface IDocumentRuns
{
    /// <summary>How many runs were started in an account since a moment; null where it could not be asked.</summary>
    /// <param name="regions">All of them are counted together; one that is not enabled has none.</param>
    Task<int?> CountAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, DateTimeOffset since, CancellationToken ct);
}
