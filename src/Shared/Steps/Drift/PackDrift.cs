using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Drift;

/// <summary>Reads one account's row of a pack that should be deployed there.</summary>
public static class PackDrift
{
    public static DriftItem? Of(Target target, Pack pack, PackRow? row) => row switch
    {
        null => Missing(target, pack, null),
        { Status: PackRowStatus.Successful or PackRowStatus.InProgress } => null,
        { Status: PackRowStatus.Failed } => new(
            target.Account,
            target.Region,
            DriftKind.PackFailed,
            pack.Name.Value,
            "deployed",
            $"{row.ErrorCode}: {row.Error}",
            "AWS Config reports the failure",
            row.LastUpdate),
        _ => Missing(target, pack, "the pack is being removed from this account"),
    };

    public static DriftItem Missing(Target target, Pack pack, string? cause, string actual = "not there") =>
        new(target.Account, target.Region, DriftKind.PackMissing, pack.Name.Value, pack.DeployedName.Value, actual, cause);

    /// <summary>A pack where, or as, this rollout put none.</summary>
    public static DriftItem Foreign(Target target, Pack pack, string expected, string actual) =>
        new(target.Account, target.Region, DriftKind.PackForeign, pack.DeployedName.Value, expected, actual);
}
