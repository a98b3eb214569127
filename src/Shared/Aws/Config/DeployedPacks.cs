using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Understands how AWS Config describes an organization pack.</summary>
internal static class DeployedPacks
{
    public static DeployedPack Of(OrganizationConformancePack pack, Region region) => new(
        PackName.Parse(pack.OrganizationConformancePackName),
        region,
        [.. (pack.ExcludedAccounts ?? []).Select(AccountId.Parse)],
        (pack.ConformancePackInputParameters ?? []).ToDictionary(
            parameter => parameter.ParameterName, parameter => parameter.ParameterValue ?? "", StringComparer.Ordinal),
        WireTime.Of(pack.LastUpdateTime) ?? DateTimeOffset.MinValue);
}
