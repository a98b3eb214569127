using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Reads the packs of one account and region, and understands what AWS Config says of them there.</summary>
internal static class MemberPackReader
{
    private const int PageSize = 20; // the most that both calls take, reference/aws-limits.md §1

    /// <summary>All packs of the account: to ask for one by name that is not there is an error.</summary>
    public static Task<IReadOnlyList<ConformancePackStatusDetail>> StatusesAsync(
        Api<IAmazonConfigService> config, CancellationToken ct) => config.PagesAsync(
            "DescribeConformancePackStatus",
            (client, token, stop) => client.DescribeConformancePackStatusAsync(
                new DescribeConformancePackStatusRequest { Limit = PageSize, NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.ConformancePackStatusDetails,
            ct);

    /// <summary>Which of these packs stand there, with their parameters; a fresh account costs one call.</summary>
    public static async Task<IReadOnlyDictionary<string, StandingPack>> StandingAsync(
        Api<IAmazonConfigService> config, IReadOnlyList<string> names, CancellationToken ct)
    {
        var found = (await config.PagesAsync(
            "DescribeConformancePacks",
            (client, token, stop) => client.DescribeConformancePacksAsync(
                new DescribeConformancePacksRequest { Limit = PageSize, NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.ConformancePackDetails,
            ct)).Where(pack => names.Contains(pack.ConformancePackName)).ToList();
        var statuses = found.Count == 0 ? [] : await StatusesAsync(config, ct);
        return found.ToDictionary(
            pack => pack.ConformancePackName,
            pack => new StandingPack(
                Values(pack.ConformancePackInputParameters),
                statuses.FirstOrDefault(one => one.ConformancePackName == pack.ConformancePackName)?.ConformancePackState?.Value),
            StringComparer.Ordinal);
    }

    /// <summary>
    /// A name carries the content's version, so a pack of that name with these parameters is the one.
    /// </summary>
    public static bool IsAsWanted(
        IReadOnlyDictionary<string, StandingPack> standing, Pack pack, List<ConformancePackInputParameter>? wanted) =>
        standing.TryGetValue(pack.DeployedName.Value, out var there)
        && there.State is "CREATE_COMPLETE" or "CREATE_IN_PROGRESS"
        && there.Parameters.SetEquals(Values(wanted));

    /// <summary>There are no states of updates: an update shows as a create (reference/aws-limits.md §1).</summary>
    public static PackRow RowOf(AccountId account, ConformancePackStatusDetail detail)
    {
        var state = detail.ConformancePackState?.Value;
        var isFailed = state is "CREATE_FAILED" or "DELETE_FAILED";
        return new(
            account,
            state switch
            {
                "CREATE_COMPLETE" => PackRowStatus.Successful,
                "CREATE_FAILED" => PackRowStatus.Failed,
                "DELETE_IN_PROGRESS" => PackRowStatus.Deleting,
                "DELETE_FAILED" => PackRowStatus.DeleteFailed,
                _ => PackRowStatus.InProgress,
            },
            detail.ConformancePackName,
            WireTime.Of(detail.LastUpdateCompletedTime) ?? WireTime.Of(detail.LastUpdateRequestedTime),
            isFailed ? state : null,
            isFailed ? detail.ConformancePackStatusReason : null);
    }

    private static HashSet<(string, string)> Values(List<ConformancePackInputParameter>? parameters) =>
        [.. (parameters ?? []).Select(one => (one.ParameterName, one.ParameterValue ?? ""))];

    /// <param name="State">Null where AWS knows the pack and says nothing of its state.</param>
    internal sealed record StandingPack(HashSet<(string Name, string Value)> Parameters, string? State);
}
