using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Cli.Report;

/// <summary>
/// When a rollout will probably be through: at the pace of its own waves, or of its plan before one is done.
/// </summary>
internal static class ExpectedEnd
{
    /// <returns>Null unless it runs: nobody knows how long a person thinks.</returns>
    public static DateTimeOffset? Of(
        Plan? plan, RolloutState state, Course course, DateTimeOffset start, DateTimeOffset now)
    {
        if (plan is null || state.Status != RolloutStatus.Running)
            return null;
        var done = plan.Waves.Where(wave => state.WaveAt(wave.Number) == WaveStatus.Promoted).ToList();
        if (done.Count == 0)
            return Later(now, start.AddSeconds(plan.Budget.EstimatedSeconds));

        var pace = done.Average(wave => Worked(course.Wave(wave.Number)).TotalSeconds);
        var open = plan.Waves.Except(done).ToList();
        var left = open.Sum(wave => Math.Max(0, pace - Worked(course.Wave(wave.Number), now).TotalSeconds));
        return now.AddSeconds(Math.Ceiling(left));
    }

    /// <summary>Time spent deploying and baking; waiting for a person tells nothing of the next wave.</summary>
    private static TimeSpan Worked(IReadOnlyList<PhaseSpan> phases, DateTimeOffset? now = null) => TimeSpan.FromTicks(phases
        .Where(phase => phase.State is nameof(WaveStatus.Deploying) or nameof(WaveStatus.Baking))
        .Sum(phase => ((phase.Until ?? now ?? phase.From) - phase.From).Ticks));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
