using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Healing;

namespace PciAutoHeal.Steps.Waves;

/// <summary>What halts a wave before all of its targets are done: an alarm that rings, and too many changes.</summary>
public sealed class GlanceAtGates(AlarmWatch alarms, HealingWatch healing, RolloutBook book, TimeProvider clock)
{
    /// <summary>Why the wave should be judged now, in words; null when it may go on.</summary>
    /// <param name="reached">Targets that the packs may have reached.</param>
    public async Task<string?> SeeAsync(WaveRef wave, IEnumerable<Target> reached, CancellationToken ct)
    {
        if (await RingingAsync(wave, ct) is { } ringing)
        {
            return ringing;
        }

        var spec = await book.SpecAsync(wave.Rollout, ct);
        return spec.Heal is { } caps
            ? (await healing.GlanceAsync(wave, reached, clock.GetUtcNow(), ct)).Beyond(caps)
            : null;
    }

    /// <summary>
    /// Alarms that do not answer now are asked again at the next poll; no wave is promoted without their word.
    /// </summary>
    private async Task<string?> RingingAsync(WaveRef wave, CancellationToken ct)
    {
        try
        {
            return (await alarms.SeeAsync(wave.Rollout, ct)).Ringing;
        }
        catch (TransientException)
        {
            return null;
        }
    }
}
