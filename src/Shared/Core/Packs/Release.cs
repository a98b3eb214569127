using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Packs;

/// <summary>What one rollout deploys: packs and, where they heal, the documents and roles they need.</summary>
/// <param name="Hash"><c>sha256:</c> and 64 digits over every file of the release.</param>
/// <param name="Packs">In the order in which they are rolled out.</param>
/// <param name="Foundation">Null for a release of plain packs, and for one whose packs start no document of
/// ours.</param>
public sealed record Release(string Hash, IReadOnlyList<Pack> Packs, Foundation? Foundation)
{
    /// <summary>The same release with these packs only, in this order, and with what their remediations need.</summary>
    public Release With(IReadOnlyList<Pack> packs) => this with { Packs = packs, Foundation = Foundation?.For(packs) };

    /// <summary>The same release as a rollout in this mode deploys it.</summary>
    public Release In(RemediationMode mode) => this with { Packs = [.. Packs.Select(pack => pack.In(mode))] };
}
