using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>Says what somebody else did to an organization pack after this rollout put it.</summary>
public static class ForeignWriting
{
    public const string Code = "ForeignWriter";

    /// <returns>Null when it is as this rollout left it.</returns>
    public static string? Of(Pack pack, PackPut put, DeployedPack? found)
    {
        if (found is null)
        {
            return $"{pack.DeployedName} is gone from {put.Region}; somebody deleted it after this rollout put it at {put.LastUpdate:u}.";
        }

        if (found.LastUpdate <= put.LastUpdate)
        {
            return null;
        }

        var what = ExclusionList.Mark(found.ExcludedAccounts) != put.Excluded
            ? $"its exclusion list has {found.ExcludedAccounts.Count} accounts, this rollout had sent {put.Excluded.Split(':')[0]}"
                + (put.Excluded.StartsWith($"{found.ExcludedAccounts.Count}:", StringComparison.Ordinal) ? " others" : "")
            : PutDecision.HasMode(pack, found, put.Mode)
                ? "its exclusion list is the same, its template may not be"
                : $"its remediation mode is {found.Parameters.GetValueOrDefault(Pack.RemediationModeParameter)}, this rollout had sent {RemediationModes.Word(put.Mode)}";
        return $"{pack.DeployedName} in {put.Region} was changed by somebody else at {found.LastUpdate:u}, after {put.LastUpdate:u}; {what}.";
    }
}
