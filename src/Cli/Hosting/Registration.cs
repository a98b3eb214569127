using System.Text.Json;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Registers a rollout: everything it was started with goes on record before anything runs.</summary>
internal static class Registration
{
    public static async Task<RolloutId> RegisterAsync(
        StepPorts ports, RolloutSpec spec, Release release, string startedBy, CancellationToken ct)
    {
        var now = ports.Clock.GetUtcNow();
        var id = RolloutId.For(spec.Name, now);
        while (await ports.Ledger.FindAsync(id, ct) is not null)
        {
            now = now.AddSeconds(1); // an id tells seconds, and somebody was as quick
            id = RolloutId.For(spec.Name, now);
        }

        var releaseKey = ReleaseKey(release);
        var specKey = $"rollouts/{id}/spec.json";
        await ports.Artifacts.PutAsync(releaseKey, JsonSerializer.Serialize(release, StepJson.Options), ct);
        await ports.Artifacts.PutAsync(specKey, JsonSerializer.Serialize(spec, StepJson.Options), ct);
        await ports.Ledger.CreateAsync(new RolloutHeader(id, spec.Name, now, specKey, releaseKey, startedBy), ct);
        return id;
    }

    /// <summary>
    /// A rollout of the same spec and release of which nothing is on record but its registration: its start was cut
    /// off.
    /// </summary>
    public static async Task<RolloutId?> FindUnbegunAsync(StepPorts ports, Asked asked, CancellationToken ct)
    {
        return await ports.Ledger.ListAsync(1, ct) is [var latest, ..]
            && latest.StartedBy == asked.By
            && latest.ReleaseKey == ReleaseKey(asked.Release)
            && await ports.Artifacts.FindAsync(latest.SpecKey, ct) == JsonSerializer.Serialize(asked.Spec, StepJson.Options)
            && (await ports.Ledger.ReadAsync(latest.Id, ct)).Count == 0
                ? latest.Id
                : null;
    }

    /// <summary>What somebody wants to start.</summary>
    public sealed record Asked(RolloutSpec Spec, Release Release, string By);

    private static string ReleaseKey(Release release) => $"releases/{Hash(release)}.json";

    /// <summary>The packs chosen are part of what is kept, not only the folder they came from.</summary>
    private static string Hash(Release release) =>
        $"{release.Hash["sha256:".Length..]}-{string.Join('-', release.Packs.Select(p => p.Version))}";
}
