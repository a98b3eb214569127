using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Steps.WaysBack;

/// <summary>What an eviction would delete, as it was shown to a person. A confirmation is of its hash.</summary>
/// <param name="Targets">Ordered.</param>
/// <param name="Packs">Their names as deployed.</param>
public sealed record EvictionShown(
    RolloutId Rollout, IReadOnlyList<Target> Targets, IReadOnlyList<PackName> Packs, int RulesPerTarget)
{
    /// <summary><c>sha256:</c> and 64 digits over rollout, packs and targets.</summary>
    public string Hash
    {
        get
        {
            var text = string.Join(
                '\n', ["eviction/1", Rollout.Value, .. Packs.Select(p => p.Value), .. Targets.Select(t => $"{t}")]);
            return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    public static string Document(string hash) => $"eviction-{hash.Replace(':', '-')}";

    /// <summary>Of the targets asked for, those that have the packs.</summary>
    public static EvictionShown Of(RolloutId rollout, Release release, IEnumerable<TargetRecord> asked) => new(
        rollout,
        [.. asked.Where(r => r.Wave is not null && (RolledBack.IsReached(r.State) || r.State is TargetState.RolledBack)).Select(r => r.Target).Order()],
        [.. release.Packs.Select(p => p.DeployedName)],
        release.Packs.Sum(p => p.RuleCount));
}
