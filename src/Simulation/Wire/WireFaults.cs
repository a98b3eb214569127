using System.Globalization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>What a fault of the wire did to a call that goes on.</summary>
internal readonly record struct Strike(bool IsReset, TimeSpan Delay);

/// <summary>
/// Throttling, server errors, resets, slowness and denials. All but a denial are drawn anew for each attempt, so that a
/// retry can get through; a denial is the same each time.
/// </summary>
internal sealed class WireFaults(SimulatedCloud cloud)
{
    private readonly Dictionary<string, int> attempts = new(StringComparer.Ordinal);

    public Strike Strike(ApiCall call, ErrorCodes codes)
    {
        if (cloud.Faults.All.Count == 0)
        {
            return default;
        }

        var api = $"{call.Service}:{call.Operation}";
        var account = Subject(call);
        var region = Region.TryParse(call.Region, out var parsed) ? parsed : null;
        if (Hit(FaultKind.AccessDenied, api))
        {
            throw codes.Denied.Error($"{call.Caller.Arn} is not authorized to perform: {api}");
        }

        var attempt = Attempt(api, account, call.Region);
        return Hit(FaultKind.Throttled, attempt) ? throw codes.Throttled.Error("Rate exceeded")
            : Hit(FaultKind.ServerError, attempt) ? throw codes.Internal.Error("An internal error has occurred")
            : new(Hit(FaultKind.ConnectionReset, attempt),
                Hit(FaultKind.SlowAnswer, attempt) ? cloud.Settings.SlowAnswer : TimeSpan.Zero);

        bool Hit(FaultKind kind, string salt) => cloud.Faults.StrikesCall(kind, api, account, region, cloud.Now, salt);
    }

    /// <summary>The account a fault is about: the caller's; for AssumeRole, the one whose role is wanted.</summary>
    private static AccountId Subject(ApiCall call) =>
        call is { Service: "sts", Operation: "AssumeRole" } && call.Text("RoleArn")?.Split(':') is { Length: > 4 } arn
            && AccountId.TryParse(arn[4], out var owner)
            ? owner
            : call.Caller.Account;

    private string Attempt(string api, AccountId account, string region)
    {
        var key = $"{api}|{account}|{region}";
        var number = attempts[key] = attempts.GetValueOrDefault(key) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{api}|{cloud.Now.ToUnixTimeSeconds()}|{number}");
    }
}
