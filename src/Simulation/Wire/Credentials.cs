using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Wire;

/// <summary>Who a key belongs to (contracts: access keys), and whether that account may call here.</summary>
internal static class Credentials
{
    private const string ManagementKeys = "MANAGEMENT";
    private const string SessionKeys = "ASIA";
    private const string Invalid = "The security token included in the request is invalid";

    public static Caller Check(SimulatedCloud cloud, ErrorCodes codes, Signature signature)
    {
        if (cloud.Sessions.Find(signature.AccessKeyId) is { } session)
        {
            return session.Token != signature.SessionToken ? throw codes.InvalidToken.Error(Invalid)
                : session.Expires <= cloud.Now
                    ? throw codes.Expired.Error("The security token included in the request is expired")
                    : Living(cloud, codes, session.Caller);
        }

        if (signature.SessionToken is not null
            || signature.AccessKeyId.StartsWith(SessionKeys, StringComparison.Ordinal))
        {
            throw codes.InvalidToken.Error(Invalid);
        }

        var (account, user) = signature.AccessKeyId.StartsWith(ManagementKeys, StringComparison.Ordinal)
            ? (cloud.Organization.Management.Id, "management")
            : (cloud.Organization.DelegatedAdministrator.Id, "administrator");
        return Living(cloud, codes, new(account, $"arn:aws:iam::{account}:user/{user}", signature.AccessKeyId, null));
    }

    /// <summary>A token is not valid in a region that the account has not enabled (aws-limits §6).</summary>
    public static void CheckRegion(ApiCall call, IEndpoint endpoint)
    {
        if (!endpoint.IsGlobal && !(Region.TryParse(call.Region, out var region) && call.Account.CanCallIn(region)))
        {
            throw endpoint.Codes.InvalidToken.Error(Invalid);
        }
    }

    private static Caller Living(SimulatedCloud cloud, ErrorCodes codes, Caller caller) =>
        cloud.Organization.Find(caller.Account)?.State is AccountState.Active or AccountState.PendingClosure
            ? caller
            : throw codes.Denied.Error($"Account {caller.Account} is not active.");
}
