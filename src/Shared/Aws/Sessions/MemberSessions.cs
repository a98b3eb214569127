using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// Roles assumed in members: once an account, for all its regions, and again shortly before the credentials expire.
/// </summary>
internal sealed partial class MemberSessions(AwsEndpoint endpoint, AwsClients caller)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(AccountId Account, string Role), Once<Session>> sessions = new();

    public async Task<AWSCredentials> CredentialsAsync(AccountId account, string role, CancellationToken ct)
    {
        var session = sessions.GetOrAdd((account, role), key => new(
            stop => AssumeAsync(key.Account, key.Role, stop),
            it => endpoint.Clock.GetUtcNow() < it.Expires - Margin));
        return (await session.GetAsync(ct)).Credentials;
    }

    private async Task<Session> AssumeAsync(AccountId account, string role, CancellationToken ct)
    {
        var name = NotInSessionName().Replace(endpoint.SessionName, "-");
        var request = new AssumeRoleRequest
        {
            RoleArn = $"arn:{endpoint.HomeRegion.Partition}:iam::{account}:role/{role}",
            RoleSessionName = name.Length > 64 ? name[..64] : name.PadRight(2, '-'),
            ExternalId = endpoint.ExternalId,
            DurationSeconds = 3600, // the most that a role may ask for which was assumed itself
        };
        var answer = await caller.Sts(endpoint.HomeRegion)
            .CallAsync("AssumeRole", (sts, stop) => sts.AssumeRoleAsync(request, stop), ct);
        var found = answer.Credentials
            ?? throw new TerminalException("NoCredentials", $"AssumeRole of {request.RoleArn} gave no credentials.");
        return new(
            new SessionAWSCredentials(found.AccessKeyId, found.SecretAccessKey, found.SessionToken),
            WireTime.Of(found.Expiration) ?? endpoint.Clock.GetUtcNow());
    }

    private sealed record Session(AWSCredentials Credentials, DateTimeOffset Expires);

    [GeneratedRegex(@"[^\w+=,.@-]", RegexOptions.ECMAScript)]
    private static partial Regex NotInSessionName();
}
