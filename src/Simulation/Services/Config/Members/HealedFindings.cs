using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Members;

/// <summary>What automatic remediation has repaired in an account for good.</summary>
public sealed class HealedFindings
{
    private readonly HashSet<(Region Region, string Rule)> findings = [];

    public void Add(Region region, string rule) => findings.Add((region, rule));

    public bool Contains(Region region, string rule) => findings.Count > 0 && findings.Contains((region, rule));
}
