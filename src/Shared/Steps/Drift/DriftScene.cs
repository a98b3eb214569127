using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Foundations;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>What a drift report holds against what.</summary>
/// <param name="Planned">The organization as the plan saw it.</param>
/// <param name="Now">The organization as it is.</param>
/// <param name="RolledOut">Every target of a wave.</param>
/// <param name="Named">Those that should have the packs and have them by name, not from the organization.</param>
/// <param name="Packs">What the aggregator knows of packs; null where there is none.</param>
public sealed record DriftScene(
    RolloutSpec Spec,
    Plan Plan,
    Release Release,
    OrganizationSnapshot Planned,
    OrganizationSnapshot Now,
    IReadOnlyList<TargetRecord> RolledOut,
    IReadOnlyList<TargetRecord> Named,
    IReadOnlyList<AggregatedPack>? Packs)
{
    /// <summary>Accounts that are there and active.</summary>
    public IReadOnlySet<AccountId> Present { get; } =
        Now.Accounts.Where(a => a.State == AccountState.Active).Select(a => a.Id).ToHashSet();

    /// <summary>Targets that should have everything.</summary>
    public IReadOnlyList<Target> Expected => field ??= [.. Confirmed.Select(r => r.Target)];

    public IReadOnlySet<Target> ExpectedSet => field ??= Expected.ToHashSet();

    /// <summary>
    /// Targets whose packs failed after documents and roles had come: their stacks are in the sets, which are counted.
    /// </summary>
    public IEnumerable<Target> WithoutPacks => RolledOut.Where(r => r.State is TargetState.Failed or TargetState.Stuck
        && Present.Contains(r.Target.Account)
        && r.ErrorCode?.StartsWith(CheckFoundation.ErrorPrefix, StringComparison.Ordinal) != true).Select(r => r.Target);

    /// <summary>Targets that should have the organization's packs.</summary>
    public IReadOnlyList<Target> ByOrganization =>
        field ??= Named.Count == 0 ? Expected : [.. Expected.Except(Named.Select(r => r.Target))];

    /// <summary>Targets that should heal by themselves.</summary>
    public IReadOnlySet<Target> Healing => field ??= Spec.Remediation == RemediationMode.Detect
        ? new HashSet<Target>()
        : Confirmed.Where(r => r.State == TargetState.Deployed).Select(r => r.Target).ToHashSet();

    /// <summary>Packs and targets that the aggregator knows.</summary>
    public IReadOnlySet<(PackName Pack, Target Target)> Known =>
        field ??= (Packs ?? []).Select(p => (p.Pack, p.Target)).ToHashSet();

    private IEnumerable<TargetRecord> Confirmed =>
        RolledOut.Where(r => r.State is TargetState.Deployed or TargetState.Contained && Present.Contains(r.Target.Account));

    /// <summary>Whether the aggregator knows every pack of the release there.</summary>
    public bool KnowsAll(Target target) => Release.Packs.All(p => Known.Contains((p.DeployedName, target)));
}
