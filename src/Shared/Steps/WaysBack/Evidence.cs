using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>
/// Keeps what the ledger and AWS say of targets before anything is deleted there: deleting a pack deletes its
/// evaluations (reference/wave-mechanics.md §5).
/// </summary>
public sealed class Evidence(IComplianceReader compliance, ITargetLedger targets, RolloutBook book, TimeProvider clock)
{
    public static string Document(string token) => $"evidence-{token}";

    /// <summary>
    /// The evidence under this name; read now if there is none, and otherwise as it was before the deletion began.
    /// </summary>
    public async Task<EvidenceKept> KeepAsync(
        RolloutId rollout, string token, IReadOnlyCollection<Target> leaving, CancellationToken ct)
    {
        var release = await book.ReleaseAsync(rollout, ct);
        return await KeepAsync(rollout, token, leaving, [.. release.Packs.Select(p => p.DeployedName)], ct);
    }

    /// <summary>The same of packs that this rollout did not bring, and that go because of it.</summary>
    public async Task<EvidenceKept> KeepAsync(
        RolloutId rollout, string token, IReadOnlyCollection<Target> leaving, IReadOnlyList<PackName> packs, CancellationToken ct)
    {
        if (await book.FindAsync<EvidenceKept>(rollout, Document(token), ct) is { } kept)
        {
            return kept;
        }

        var release = await book.ReleaseAsync(rollout, ct);
        var wanted = leaving.ToHashSet();
        var records = (await targets.ReadAsync(rollout, ct)).Where(r => wanted.Contains(r.Target)).ToList();
        var seen = await compliance.ReadAsync(packs, [.. wanted.Order()], ct);
        var byTarget = seen.ToLookup(s => s.Target);
        var evidence = new EvidenceKept(
            rollout,
            clock.GetUtcNow(),
            release.Hash,
            [.. records.Select(r => new TargetEvidence(r, [.. byTarget[r.Target]]))]);
        await book.KeepAsync(rollout, Document(token), evidence, ct);
        return evidence;
    }
}

/// <param name="Release">Hash of the content that is about to go.</param>
public sealed record EvidenceKept(
    RolloutId Rollout, DateTimeOffset TakenAt, string Release, IReadOnlyList<TargetEvidence> Targets);

/// <summary>One target as it was.</summary>
/// <param name="Compliance">One entry a pack; none where the aggregator knew nothing.</param>
public sealed record TargetEvidence(TargetRecord Record, IReadOnlyList<PackCompliance> Compliance);
