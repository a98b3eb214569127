using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Iam;

namespace PciAutoHeal.Simulation.Services.Sts;

/// <summary>
/// AssumeRole. STS does not tell a role that is missing from one that does not trust the caller: both are AccessDenied.
/// </summary>
internal static partial class AssumeRole
{
    public static JsonObject Answer(ApiCall call)
    {
        var arn = call.Text("RoleArn") ?? throw Invalid("Value at 'roleArn' failed to satisfy constraint: Member must not be null");
        var session = call.Text("RoleSessionName") is { } name && SessionName().IsMatch(name)
            ? name
            : throw Invalid("Value at 'roleSessionName' failed to satisfy constraint: Member must have length between 2 " +
                @"and 64 and satisfy regular expression pattern: [\w+=,.@-]*");
        var role = Role(call, arn) ?? throw Denied(call, arn);
        var lifetime = Lifetime(call, role);
        var owner = AccountId.Parse(role.Arn.Split(':')[4]);
        var assumed = $"arn:aws:sts::{owner}:assumed-role/{role.Name}/{session}";
        var issued = call.Cloud.Sessions.Issue(owner, assumed, role.Name, call.Now + lifetime);
        return new()
        {
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = issued.Caller.AccessKeyId,
                ["SecretAccessKey"] = issued.SecretKey,
                ["SessionToken"] = issued.Token,
                ["Expiration"] = Instant.Of(issued.Expires),
            },
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = UserId(call.Cloud, owner, role.Name, session),
                ["Arn"] = assumed,
            },
            ["PackedPolicySize"] = call.Text("Policy") is null ? null : 6,
        };
    }

    public static string UserId(SimulatedCloud cloud, AccountId account, string role, string session) =>
        $"{cloud.Organization.Find(account)?.Global<IamRoles>().Find(role)?.RoleId}:{session}";

    /// <summary>The role, if it exists in a living account, trusts the caller, and no fault hides it.</summary>
    private static IamRole? Role(ApiCall call, string arn)
    {
        var match = RoleArn().Match(arn);
        if (!match.Success)
        {
            throw Invalid($"{arn} is invalid");
        }

        var cloud = call.Cloud;
        var account = cloud.Organization.Find(AccountId.Parse(match.Groups[1].Value));
        var role = account?.Global<IamRoles>().Find(match.Groups[3].Value);
        return account is { State: AccountState.Active } && role is not null && role.Path == match.Groups[2].Value
            && ResourcePolicy.Allows(role.TrustPolicy, call.Caller, "sts:AssumeRole", call.Text("ExternalId"))
            && !cloud.Faults.Strikes(FaultKind.RoleMissing, account.Id, null, cloud.Now, role.Name)
            ? role
            : null;
    }

    /// <summary>
    /// 900 seconds to the role's maximum; a session that assumes a role gets at most an hour (aws-limits §6).
    /// </summary>
    private static TimeSpan Lifetime(ApiCall call, IamRole role)
    {
        var asked = call.Int("DurationSeconds") ?? 3600;
        var chained = call.Caller.RoleName is not null;
        return asked is < 900 or > 43200
            ? throw Invalid($"Value '{asked}' at 'durationSeconds' failed to satisfy constraint: Member must have value " +
                $"{(asked < 900 ? "greater than or equal to 900" : "less than or equal to 43200")}")
            : chained && asked > call.Cloud.Settings.RoleChainingLimit.TotalSeconds
                ? throw Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.")
            : asked > role.MaxSessionSeconds
                ? throw Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : TimeSpan.FromSeconds(asked);
    }

    private static ApiError Denied(ApiCall call, string arn) =>
        new("AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}", 403);

    private static ApiError Invalid(string message) =>
        new("ValidationError", $"1 validation error detected: {message}");

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::([0-9]{12}):role(/(?:[A-Za-z0-9_+=,.@-]+/)*)([A-Za-z0-9_+=,.@-]{1,64})\z")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{2,64}\z")]
    private static partial Regex SessionName();
}
