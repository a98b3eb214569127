using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// The organization packs that exist, region by region, with whom they leave out: the aggregator goes on listing packs
/// that were deleted (reference/aws-limits.md §7). One call a region, for an organization has 50 packs at most.
/// </summary>
internal sealed class LivePacks
{
    private readonly AwsConnection aws;
    private readonly Dictionary<(PackName Pack, Region Region), HashSet<AccountId>> excluded;

    private LivePacks(AwsConnection aws, Dictionary<(PackName Pack, Region Region), HashSet<AccountId>> excluded) =>
        (this.aws, this.excluded) = (aws, excluded);

    public static async Task<LivePacks> ReadAsync(
        AwsConnection aws, IReadOnlyList<Target> targets, CancellationToken ct)
    {
        var regions = targets.Select(target => target.Region).Distinct().Order().ToList();
        var packs = await aws.FanOutAsync(regions, (region, stop) => PacksAsync(aws, region, stop), ct);
        return new(aws, packs.SelectMany(all => all)
            .ToDictionary(pack => (pack.Name, pack.Region), pack => pack.ExcludedAccounts.ToHashSet()));
    }

    /// <summary>A pack that a stack or the account put there has no organization pack to be asked.</summary>
    public bool Has(string memberName, PackCompliance row) => !MemberPackName.IsOfOrganization(memberName)
        || (excluded.TryGetValue((row.Pack, row.Target.Region), out var without) && !without.Contains(row.Target.Account));

    public async Task<string?> MemberNameAsync(PackCompliance row, CancellationToken ct)
    {
        var answer = await aws.Caller.Config(row.Target.Region).CallAsync(
            "GetOrganizationConformancePackDetailedStatus",
            (client, stop) => client.GetOrganizationConformancePackDetailedStatusAsync(
                new GetOrganizationConformancePackDetailedStatusRequest
                {
                    OrganizationConformancePackName = row.Pack.Value,
                    Filters = new() { AccountId = row.Target.Account.Value },
                },
                stop),
            ct);
        return (answer.OrganizationConformancePackDetailedStatuses ?? []).FirstOrDefault()?.ConformancePackName;
    }

    public static async Task<IReadOnlyList<DeployedPack>> PacksAsync(
        AwsConnection aws, Region region, CancellationToken ct)
    {
        var all = await aws.Caller.Config(region).PagesAsync(
            "DescribeOrganizationConformancePacks",
            (client, token, stop) => client.DescribeOrganizationConformancePacksAsync(
                new DescribeOrganizationConformancePacksRequest
                {
                    OrganizationConformancePackNames = [], // all there are; an emulator fails where no list is sent
                    Limit = 100,
                    NextToken = token,
                },
                stop),
            answer => answer.NextToken,
            answer => answer.OrganizationConformancePacks,
            ct);
        return [.. all.Select(pack => DeployedPacks.Of(pack, region))];
    }
}
