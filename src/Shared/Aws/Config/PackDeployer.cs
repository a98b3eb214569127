using System.Collections.Concurrent;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Config;

/// <summary>Puts, finds and deletes organization conformance packs, as the account that created them.</summary>
public sealed partial class PackDeployer(AwsConnection aws, ContentStore content, ILogger<PackDeployer> log) : IPackDeployer
{
    private const string NoSuchPack = "NoSuchOrganizationConformancePackException";
    private const string InUse = "ResourceInUseException";

    private readonly ConcurrentDictionary<Region, ConcurrentDictionary<PackName, string>> lastMoving = new();

    public async Task<DeployedPack?> FindAsync(PackName deployedName, Region region, CancellationToken ct)
    {
        try
        {
            var answer = await aws.Caller.Config(region).CallAsync(
                "DescribeOrganizationConformancePacks",
                (client, stop) => client.DescribeOrganizationConformancePacksAsync(
                    new DescribeOrganizationConformancePacksRequest
                    {
                        OrganizationConformancePackNames = [deployedName.Value],
                    },
                    stop),
                ct);
            return (answer.OrganizationConformancePacks ?? [])
                .Where(pack => pack.OrganizationConformancePackName == deployedName.Value)
                .Select(pack => DeployedPacks.Of(pack, region)).FirstOrDefault();
        }
        catch (TerminalException e) when (e.Code == NoSuchPack)
        {
            return null;
        }
    }

    public Task<IReadOnlyList<DeployedPack>> ListAsync(Region region, CancellationToken ct) =>
        LivePacks.PacksAsync(aws, region, ct);

    public async Task<bool> PutAsync(PackRequest request, CancellationToken ct)
    {
        var put = new PutOrganizationConformancePackRequest
        {
            OrganizationConformancePackName = request.Pack.DeployedName.Value,
            ConformancePackInputParameters = PackParameters.Of(request),
            ExcludedAccounts = [.. request.ExcludedAccounts.Select(account => account.Value)],
            // Always by S3, so that small and large templates travel one way, and what was deployed can be read back.
            TemplateS3Uri = (await content.KeepAsync("packs", request.Pack.Template, request.Region, ct)).S3Uri,
        };

        var accepted = await UnlessInUseAsync(
            request.Region,
            config => config.CallAsync(
                "PutOrganizationConformancePack",
                (client, stop) => client.PutOrganizationConformancePackAsync(put, stop),
                ct));
        Log.Put(log, put.OrganizationConformancePackName, request.Region.Value, put.ExcludedAccounts.Count, accepted);
        return accepted;
    }

    public async Task<bool> DeleteAsync(PackName deployedName, Region region, CancellationToken ct)
    {
        try
        {
            var accepted = await UnlessInUseAsync(
                region,
                config => config.CallAsync(
                    "DeleteOrganizationConformancePack",
                    (client, stop) => client.DeleteOrganizationConformancePackAsync(
                        new DeleteOrganizationConformancePackRequest { OrganizationConformancePackName = deployedName.Value },
                        stop),
                    ct));
            Log.Deleted(log, deployedName.Value, region.Value, accepted);
            return accepted;
        }
        catch (TerminalException e) when (e.Code == NoSuchPack)
        {
            return true;
        }
    }

    public Task<PackReading> ReadAsync(
        PackName deployedName, Region region, PackReadingDepth depth, CancellationToken ct)
    {
        var reader = new PackStatusReader(
            aws.Caller.Config(region), deployedName, lastMoving.GetOrAdd(region, _ => new()));
        return depth switch
        {
            PackReadingDepth.Full => reader.ReadAllAsync(ct),
            PackReadingDepth.Troubled => reader.TroubledAsync(ct),
            PackReadingDepth.Glance => reader.GlanceAsync(ct),
            _ => reader.ProbeAsync(ct),
        };
    }

    private async Task<bool> UnlessInUseAsync<T>(Region region, Func<Api<IAmazonConfigService>, Task<T>> call)
    {
        try
        {
            await call(aws.Caller.Config(region));
            return true;
        }
        catch (TransientException e) when (e.Code == InUse)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(330, LogLevel.Information, "Put {Pack} in {Region} without {Excluded} accounts: accepted {Accepted}")]
        public static partial void Put(ILogger log, string pack, string region, int excluded, bool accepted);

        [LoggerMessage(331, LogLevel.Information, "Delete {Pack} in {Region}: accepted {Accepted}")]
        public static partial void Deleted(ILogger log, string pack, string region, bool accepted);
    }
}
