using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.Durations;

/// <summary>How long each target of a wave took, from the put in its region until it was seen to be deployed.</summary>
public static class WaveDurations
{
    /// <summary>
    /// Only what the first attempt brought: a target that was done while a person thought about a pause would be seen
    /// at the first look of the next attempt, as if it had taken no time.
    /// </summary>
    public static IEnumerable<TimeSpan> Of(
        int wave, IEnumerable<RolloutEvent> events, IEnumerable<TargetRecord> records)
    {
        var attempts = events.Where(e => e.Kind == RolloutEventKind.PackPut && e.Wave == wave && e.Put is not null)
            .GroupBy(e => e.Put!.Region, e => e.Put!)
            .ToDictionary(g => g.Key, g => g.GroupBy(put => put.Token).Select(puts => puts.Min(put => put.At)).Order().Take(2).ToList());
        foreach (var record in records.Where(r => r.Wave == wave && r.State == TargetState.Deployed))
        {
            if (attempts.TryGetValue(record.Target.Region, out var begun) && record.UpdatedAt >= begun[0]
                && (begun.Count == 1 || record.UpdatedAt < begun[1]))
            {
                yield return record.UpdatedAt - begun[0];
            }
        }
    }
}
