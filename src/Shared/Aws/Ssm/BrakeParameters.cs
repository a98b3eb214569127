using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using Target = PciAutoHeal.Core.Accounts.Target;

namespace PciAutoHeal.Aws.Ssm;

/// <summary>Brakes as SSM parameters, by one role for all regions of an account.</summary>
public sealed partial class BrakeParameters(AwsConnection aws, ILogger<BrakeParameters> log) : IBrakes
{
    /// <summary>
    /// How AWS answers in a region that an account has not enabled, and to a key that is not known anywhere.
    /// </summary>
    internal static readonly HashSet<string> NotEnabled =
        ["UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired", "RegionDisabledException"];

    public Task<IReadOnlyList<BrakeReading>> ReadAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, CancellationToken ct) =>
        InAccountAsync(account, role, regions, null, ct);

    public Task<IReadOnlyList<BrakeReading>> MoveAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, BrakeMove move, CancellationToken ct) =>
        InAccountAsync(account, role, regions, move, ct);

    private async Task<IReadOnlyList<BrakeReading>> InAccountAsync(
        AccountId account, string role, IReadOnlyList<Region> regions, BrakeMove? move, CancellationToken ct)
    {
        try
        {
            using var member = await aws.MemberAsync(account, role, ct);
            var readings = await aws.FanOutAsync(
                regions, (region, stop) => InRegionAsync(member, new(account, region), move, stop), ct);

            // Where the key is good elsewhere, it is the region that is not enabled: no document can run there.
            return readings.Any(r => r.IsKnown)
                ? [.. readings.Where(r => r.ErrorCode is not { } code || !NotEnabled.Contains(code))]
                : readings;
        }
        catch (Exception e) when (CodeOf(e) is { } code && !ct.IsCancellationRequested)
        {
            Log.OutOfReach(log, account.Value, "all regions", code, e.Message);
            return [.. regions.Select(region => new BrakeReading(new(account, region), null, false, code, e.Message))];
        }
    }

    private async Task<BrakeReading> InRegionAsync(
        AwsClients member, Target target, BrakeMove? move, CancellationToken ct)
    {
        try
        {
            var ssm = member.Ssm(target.Region);
            var found = await FindAsync(ssm, ct);
            if (move?.After(found) is not { } value)
            {
                return new(target, found, false);
            }

            var request = new PutParameterRequest
            {
                Name = Brake.Parameter,
                Type = ParameterType.String,
                Value = value,
                Overwrite = true,
                Description = "Any value but 'off' stops the documents of PciAutoHeal before they change anything.",
            };
            await ssm.CallAsync("PutParameter", (client, stop) => client.PutParameterAsync(request, stop), ct);
            return new(target, value, true);
        }
        catch (Exception e) when (CodeOf(e) is { } code && !ct.IsCancellationRequested)
        {
            Log.OutOfReach(log, target.Account.Value, target.Region.Value, code, e.Message);
            return new(target, null, false, code, e.Message);
        }
    }

    private static async Task<string?> FindAsync(Api<IAmazonSimpleSystemsManagement> ssm, CancellationToken ct)
    {
        try
        {
            var request = new GetParameterRequest { Name = Brake.Parameter };
            return (await ssm.CallAsync("GetParameter", (client, stop) => client.GetParameterAsync(request, stop), ct)).Parameter.Value;
        }
        catch (TerminalException e) when (e.Code == "ParameterNotFound")
        {
            return null;
        }
    }

    private static string? CodeOf(Exception e) => e switch
    {
        TransientException transient => transient.Code,
        TerminalException terminal => terminal.Code,
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(335, LogLevel.Warning, "The brake of {AccountId} in {Region} is out of reach: {Code}: {Reason}")]
        public static partial void OutOfReach(ILogger log, string accountId, string region, string code, string reason);
    }
}
