using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// What to do about one pack in one region, decided from what is there and what this rollout put before.
/// </summary>
public abstract record PutDecision
{
    private PutDecision()
    {
    }

    /// <summary>Send it.</summary>
    public sealed record Put : PutDecision;

    /// <summary>
    /// It is as wanted already, from this attempt before a crash or from an earlier rollout of the same content.
    /// </summary>
    public sealed record Adopt(DateTimeOffset LastUpdate) : PutDecision;

    /// <summary>Somebody else changed it, or the change could not be waved.</summary>
    public sealed record Refuse(string Code, string Reason) : PutDecision;

    /// <param name="found">The pack as it stands; null when there is none.</param>
    /// <param name="last">This rollout's last accepted put; null when it has put none.</param>
    /// <param name="wanted">The exclusion list to send.</param>
    /// <param name="retries">Whether some target must be tried again, for which a put is needed even if nothing
    /// differs.</param>
    public static PutDecision For(
        Pack pack,
        DeployedPack? found,
        PackPut? last,
        IReadOnlyList<AccountId> wanted,
        RemediationMode mode,
        bool retries)
    {
        if (found is null)
        {
            return last is null || retries ? new Put() : new Refuse(
                "ForeignWriter", $"{pack.DeployedName} is gone from {last.Region}; somebody deleted it after this rollout put it.");
        }

        var asWanted = ExclusionList.Mark(found.ExcludedAccounts) == ExclusionList.Mark(wanted) && HasMode(pack, found, mode);
        if (last is not null && found.LastUpdate > last.LastUpdate && !asWanted
            && ExclusionList.Mark(found.ExcludedAccounts) != last.Excluded)
        {
            return new Refuse(
                "ForeignWriter",
                $"{pack.DeployedName} in {found.Region} was changed by somebody else at {found.LastUpdate:u}; " +
                $"its exclusion list has {found.ExcludedAccounts.Count} accounts, this rollout had sent {last.Excluded.Split(':')[0]}.");
        }

        return last is null && !HasMode(pack, found, mode)
            ? new Refuse(
                "NotWaveable",
                $"{pack.DeployedName} is live in {found.Region} with another remediation mode than this version is " +
                "rolled out in; changing it would reach every account at once. Somebody contained or changed it: resume that rollout first.")
            : asWanted && !retries ? new Adopt(found.LastUpdate) : new Put();
    }

    internal static bool HasMode(Pack pack, DeployedPack found, RemediationMode mode) =>
        !pack.Parameters.Contains(Pack.RemediationModeParameter)
        || !found.Parameters.TryGetValue(Pack.RemediationModeParameter, out var has)
        || has == RemediationModes.Word(mode);
}
