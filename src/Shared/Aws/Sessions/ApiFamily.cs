namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// Calls that share a rate limit of AWS: who calls, where, and which operations count together. Organizations counts
/// everything of an account in one place, and so is one family; elsewhere each operation has its own rate.
/// </summary>
internal sealed record ApiFamily(string Name, string Caller, string Place)
{
    private const string Everywhere = "*";

    /// <summary>
    /// Calls per second until AWS says otherwise. Organizations publishes no rate and is the first to throttle;
    /// LookupEvents takes two a second of an account and region, as its documentation says. Nothing else needs holding
    /// back before it says so.
    /// </summary>
    public double FirstRate =>
        Place == Everywhere ? 10 : Name.StartsWith("cloudtrail:", StringComparison.Ordinal) ? 2 : 100;

    public static ApiFamily Of(ApiCall call) => call.Service == "organizations"
        ? new(call.Service, call.Caller, Everywhere)
        : new(call.Api, call.Caller, call.Region.Value);
}
