using System.Text.Json.Serialization;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cli.Evictions;

/// <summary>The JSON of <c>rollout evict</c> without <c>--yes</c>: what would be deleted.</summary>
/// <param name="Confirm">What <c>--yes</c> must say.</param>
internal sealed record EvictionDocument(
    string Rollout,
    string Confirm,
    IReadOnlyList<string> Packs,
    int RulesPerTarget,
    IReadOnlyList<EvictionLine> Targets,
    EvictionCost Cost,
    string RatesFrom)
{
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "pciautoheal/eviction/1";

    public static EvictionDocument Of(EvictionShown shown, IReadOnlyList<TargetRecord> records, EvictionRates rates)
    {
        var known = records.ToDictionary(r => r.Target);
        return new(
            shown.Rollout.Value,
            shown.Hash,
            [.. shown.Packs.Select(p => p.Value)],
            shown.RulesPerTarget,
            [
                .. shown.Targets.Select(t => new EvictionLine(
                    t.Account.Value, t.Region.Value, known[t].Wave, $"{known[t].State}", EvictionCost.Of(shown, t, rates))),
            ],
            EvictionCost.Of(shown, rates),
            rates.Source);
    }
}

internal sealed record EvictionLine(string Account, string Region, int? Wave, string State, EvictionCost Cost);
