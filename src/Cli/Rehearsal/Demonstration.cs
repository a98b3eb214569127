using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;

namespace PciAutoHeal.Cli.Rehearsal;

/// <summary>What is rehearsed when nothing is given: enough of everything to see how a rollout works.</summary>
internal static class Demonstration
{
    public const int Accounts = 40;

    public static IReadOnlyList<Region> Regions { get; } =
        [Region.Parse("eu-west-1"), Region.Parse("us-east-1"), Region.Parse("ap-southeast-2")];

    /// <summary>Canary, a tenth, half, the rest.</summary>
    public static RolloutSpec Spec(IReadOnlyList<Region> regions) => new(
        "demonstration",
        regions,
        [
            new("canary") { Percent = 5 },
            new("early") { Percent = 10 },
            new("half") { Percent = 50 },
            new("rest") { Rest = true },
        ])
    {
        Remediation = RemediationMode.DryRun,
        Gates = new GateRules { MaxFailedTargets = new Allowance(0), Bake = TimeSpan.FromMinutes(30) },
    };

    /// <summary>For the first three hours a pack fails wherever the third wave reaches one account.</summary>
    public static IReadOnlyList<Fault> Faults(OrganizationSnapshot organization) =>
    [
        new(
            FaultKind.PackFailed,
            Unlucky(organization),
            Regions[0],
            For: TimeSpan.FromHours(6)),
    ];

    /// <summary>An account of the third wave: the rank that deals accounts to waves tells which.</summary>
    private static AccountId Unlucky(OrganizationSnapshot organization)
    {
        var ready = organization.Accounts
            .Where(a => a.State == AccountState.Active && a.Id != organization.ManagementAccountId)
            .Where(a => a.Recorders is not { } recorders || Regions.All(r => recorders.Any(x => x.Region == r && x.Recording)))
            .OrderBy(a => WaveAssignment.Rank(a.Id), StringComparer.Ordinal)
            .Select(a => a.Id)
            .ToList();
        return ready[Math.Min(ready.Count - 1, ready.Count / 3)];
    }
}
