using PciAutoHeal.Core.Drift;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>Documents and roles, by the drift detection of their stack sets.</summary>
public sealed class FoundationReading(IFoundationDeployer foundations)
{
    public async Task<IReadOnlyList<DriftItem>> ReadAsync(DriftScene scene, CancellationToken ct)
    {
        if (scene.Release.Foundation is not { } foundation || scene.Expected.Count == 0)
        {
            return [];
        }

        var covered = scene.Expected.Concat(scene.WithoutPacks).Where(t => t.Account != scene.Plan.ManagementAccount)
            .Order().ToList();
        var drifts = await foundations.ReadDriftAsync(foundation, covered, scene.Plan.HomeRegion, ct);
        return [.. drifts.Where(d => scene.ExpectedSet.Contains(d.Target)).Select(d => new DriftItem(
            d.Target.Account, d.Target.Region, Enum.Parse<DriftKind>(d.Kind.ToString()), d.Resource ?? "", "as released", d.Actual))];
    }
}
