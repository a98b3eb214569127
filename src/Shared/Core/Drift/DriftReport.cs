namespace PciAutoHeal.Core.Drift;

/// <summary>Everything that differs at one moment.</summary>
/// <param name="Targets">How many targets were looked at.</param>
public sealed record DriftReport(DateTimeOffset CheckedAt, int Targets, IReadOnlyList<DriftItem> Items)
{
    /// <summary>Distinct targets with a difference, unreadable ones aside.</summary>
    public int Drifted =>
        Items.Where(i => i.Kind != DriftKind.Unreadable).Select(i => (i.Account, i.Region)).Distinct().Count();

    public int Unreadable =>
        Items.Where(i => i.Kind == DriftKind.Unreadable).Select(i => (i.Account, i.Region)).Distinct().Count();

    /// <summary>Marks as known what an earlier report had, with its time.</summary>
    public DriftReport Since(DriftReport? earlier)
    {
        var known = earlier?.Items.ToDictionary(i => i.Id) ?? [];
        return this with
        {
            Items =
            [
                .. Items.OrderBy(i => i.Account).ThenBy(i => i.Region).ThenBy(i => i.Kind).ThenBy(i => i.Subject, StringComparer.Ordinal)
                    .Select(i => known.TryGetValue(i.Id, out var old)
                        ? i with { IsNew = false, Since = i.Since ?? old.Since ?? earlier!.CheckedAt }
                        : i),
            ],
        };
    }
}
