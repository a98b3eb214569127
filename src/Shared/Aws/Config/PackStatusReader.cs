using System.Collections.Concurrent;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>
/// Reads one pack's status in one region by its detail rows. The aggregate can stay in progress for ever as seen by a
/// delegated administrator (reference/aws-limits.md §1); it is passed on as a claim, and judged nowhere here.
/// </summary>
internal sealed class PackStatusReader(
    Api<IAmazonConfigService> config, PackName pack, ConcurrentDictionary<PackName, string> lastMoving)
{
    private const int MostRows = 100;
    private const string NoSuchPack = "NoSuchOrganizationConformancePackException";
    private static readonly string[] Moving = ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"];
    private static readonly string[] Troubled =
        ["CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED", "DELETE_IN_PROGRESS", "DELETE_SUCCESSFUL"];

    private static readonly PackReading Gone = new(false, [], true);

    public Task<PackReading> ReadAllAsync(CancellationToken ct) => UnlessGoneAsync(async () =>
    {
        var rows = await PagesAsync(null, ct);
        return new(rows.Any(PackRows.IsMoving), rows, await AggregateIsDoneAsync(ct));
    });

    /// <summary>
    /// Is anything still running? The first status with a row answers, so that a round over a running pack costs one
    /// call.
    /// </summary>
    public Task<PackReading> ProbeAsync(CancellationToken ct) => UnlessGoneAsync(async () =>
    {
        // What moved at the last look usually still does.
        foreach (var status in Moving.OrderByDescending(status => status == lastMoving.GetValueOrDefault(pack)))
        {
            var rows = await PageAsync(status, 1, ct);
            if (rows.Exists(PackRows.IsMoving)) // an emulator may not heed the filter
            {
                lastMoving[pack] = status;
                return new(true, rows, false);
            }
        }

        return new(false, [], false);
    });

    public Task<PackReading> GlanceAsync(CancellationToken ct) => UnlessGoneAsync(async () =>
    {
        var rows = await PageAsync(null, MostRows, ct);
        return new(rows.Exists(PackRows.IsMoving), rows, false);
    });

    public Task<PackReading> TroubledAsync(CancellationToken ct) => UnlessGoneAsync(async () =>
    {
        var rows = new List<PackRow>();
        foreach (var status in Troubled)
        {
            rows.AddRange(await PagesAsync(status, ct));
        }

        return new(false, [.. PackRows.Distinct(rows).Where(row => row.Status is not PackRowStatus.Successful)], false);
    });

    private static async Task<PackReading> UnlessGoneAsync(Func<Task<PackReading>> read)
    {
        try
        {
            return await read();
        }
        catch (TerminalException e) when (e.Code == NoSuchPack)
        {
            return Gone;
        }
    }

    private async Task<IReadOnlyList<PackRow>> PagesAsync(string? status, CancellationToken ct) =>
        PackRows.Distinct((await config.PagesAsync(
            "GetOrganizationConformancePackDetailedStatus",
            (client, token, stop) => client.GetOrganizationConformancePackDetailedStatusAsync(
                Request(status, token, MostRows), stop),
            answer => answer.NextToken,
            answer => answer.OrganizationConformancePackDetailedStatuses,
            ct)).Select(PackRows.Of));

    private async Task<List<PackRow>> PageAsync(string? status, int limit, CancellationToken ct)
    {
        var answer = await config.CallAsync(
            "GetOrganizationConformancePackDetailedStatus",
            (client, stop) => client.GetOrganizationConformancePackDetailedStatusAsync(Request(status, null, limit), stop),
            ct);
        return [.. (answer.OrganizationConformancePackDetailedStatuses ?? []).Select(PackRows.Of)];
    }

    private GetOrganizationConformancePackDetailedStatusRequest Request(string? status, string? token, int limit) => new()
    {
        OrganizationConformancePackName = pack.Value,
        Filters = status is null ? null : new OrganizationResourceDetailedStatusFilters { Status = status },
        Limit = limit,
        NextToken = token,
    };

    private async Task<bool> AggregateIsDoneAsync(CancellationToken ct)
    {
        var answer = await config.CallAsync(
            "DescribeOrganizationConformancePackStatuses",
            (client, stop) => client.DescribeOrganizationConformancePackStatusesAsync(
                new DescribeOrganizationConformancePackStatusesRequest { OrganizationConformancePackNames = [pack.Value] },
                stop),
            ct);
        return (answer.OrganizationConformancePackStatuses ?? [])
            .Where(one => one.OrganizationConformancePackName == pack.Value)
            .Any(one => one.Status?.Value.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) == false);
    }
}
