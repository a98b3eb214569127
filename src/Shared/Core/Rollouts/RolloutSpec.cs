using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Healing;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>A <c>rollout.yaml</c> that was read and found well formed.</summary>
/// <param name="Name">Names the rollout.</param>
/// <param name="Regions">Regions to deploy to; null stands for <c>all-enabled</c>.</param>
/// <param name="Waves">In order; the first match wins.</param>
public sealed record RolloutSpec(string Name, IReadOnlyList<Region>? Regions, IReadOnlyList<WaveSpec> Waves)
{
    /// <summary>Folder or version of packs and documents; null is what ships with the program.</summary>
    public string? Content { get; init; }

    /// <summary>Packs of the release to roll out, in this order; null is every pack.</summary>
    public IReadOnlyList<string>? Packs { get; init; }

    /// <summary>
    /// Packs or standards that this rollout takes the place of, beside other versions of its own packs: they are
    /// deleted once every account that has them has the new packs, if no check is lost.
    /// </summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Where organization-wide calls are made and roles are deployed; null is the first region.</summary>
    public Region? HomeRegion { get; init; }

    public Scope Scope { get; init; } = new();

    public Delivery Delivery { get; init; }

    /// <summary>What becomes of accounts that come into the scope while the rollout runs.</summary>
    public JoinedPolicy Joined { get; init; }

    public RemediationMode Remediation { get; init; }

    /// <summary>How much may be healed before a person looks; null is without end.</summary>
    public HealingCaps? Heal { get; init; }

    public GateRules Gates { get; init; } = new();

    /// <summary>Who is told of it.</summary>
    public IReadOnlyList<NotificationSpec> Notifications { get; init; } = [];

    /// <summary>The role to assume in members for what only a member can tell.</summary>
    public string MemberRole { get; init; } = "PciAutoHealMember";
}
