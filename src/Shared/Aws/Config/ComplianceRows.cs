using Amazon.ConfigService.Model;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Understands the aggregator's rows.</summary>
internal static class ComplianceRows
{
    /// <summary>Null for a row of a pack, account or region that cannot be one of ours.</summary>
    public static PackCompliance? Of(AggregateComplianceByConformancePack row)
    {
        if (MemberPackName.Deployed(row.ConformancePackName) is not { } pack
            || !AccountId.TryParse(row.AccountId, out var account)
            || !Region.TryParse(row.AwsRegion, out var region))
        {
            return null;
        }

        var compliance = row.Compliance;
        var type = compliance?.ComplianceType?.Value;
        return new(
            pack,
            new(account, region),
            compliance?.CompliantRuleCount ?? 0,
            compliance?.NonCompliantRuleCount ?? 0,
            compliance?.TotalRuleCount ?? 0,
            HasData: type is not null and not "INSUFFICIENT_DATA");
    }
}
