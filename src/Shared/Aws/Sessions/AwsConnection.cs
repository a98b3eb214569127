using System.Collections.Concurrent;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// One way into AWS, for a whole run: the caller's clients, the members' sessions, pacing, retries, counts.
/// </summary>
public sealed class AwsConnection : IDisposable
{
    private readonly HttpClient http;
    private readonly ClientFactory factory;
    private readonly Calls calls;
    private readonly MemberSessions members;
    private readonly Once<AccountId> callerAccount;
    private readonly Once<Standing> standing;

    public AwsConnection(AwsEndpoint endpoint, ILogger log, RetryRules? retries = null)
    {
        Endpoint = endpoint;
        http = Transport(endpoint.Handler);
        factory = new(endpoint.ServiceUrl, http);
        calls = new(endpoint.Clock, retries ?? RetryRules.Default, endpoint.Seed, log);
        Caller = new(factory, CredentialsOf(endpoint), "caller", calls);
        members = new(endpoint, Caller);
        callerAccount = new(ReadCallerAsync);
        standing = new(ReadStandingAsync);
    }

    public AwsEndpoint Endpoint { get; }

    /// <summary>The services as the caller sees them.</summary>
    public AwsClients Caller { get; }

    public CallCounters Counters => calls.Counters;

    /// <summary>
    /// What adapters have learned in this run, and share: the root of the organization, the aggregator.
    /// </summary>
    internal ConcurrentDictionary<string, object> Learned { get; } = new(StringComparer.Ordinal);

    /// <summary>The active accounts as the organization was last read in this run; null before that.</summary>
    internal IReadOnlySet<AccountId>? ActiveAccounts { get; set; }

    public Task<AccountId> CallerAccountAsync(CancellationToken ct) => callerAccount.GetAsync(ct);

    public Task<Standing> StandingAsync(CancellationToken ct) => standing.GetAsync(ct);

    /// <summary>
    /// The services as an account's role sees them; no role is assumed in the caller's own account. To be disposed.
    /// </summary>
    public async Task<AwsClients> MemberAsync(AccountId account, string role, CancellationToken ct)
    {
        var credentials = account == await CallerAccountAsync(ct)
            ? CredentialsOf(Endpoint)
            : await members.CredentialsAsync(account, role, ct);
        return new(factory, credentials, account.Value, calls);
    }

    public Task<IReadOnlyList<TResult>> FanOutAsync<T, TResult>(
        IReadOnlyList<T> items, Func<T, CancellationToken, Task<TResult>> act, CancellationToken ct) =>
        FanOut.RunAsync(items, Endpoint.Parallelism, act, ct);

    public void Dispose()
    {
        Caller.Dispose();
        http.Dispose();
    }

#pragma warning disable CA2000 // Dispose objects before losing scope: the client owns its handler and is disposed above.
    // Sockets are renewed, so that a moved address is found; a handler that was given stays its owner's.
    private static HttpClient Transport(HttpMessageHandler? given) => given is not null
        ? new(given, disposeHandler: false)
        : new(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AllowAutoRedirect = false,
        });
#pragma warning restore CA2000

    private static AWSCredentials? CredentialsOf(AwsEndpoint endpoint)
    {
        if (endpoint.Credentials is not null || endpoint.Profile is null)
        {
            return endpoint.Credentials;
        }

        return new CredentialProfileStoreChain().TryGetAWSCredentials(endpoint.Profile, out var found)
            ? found
            : throw new TerminalException(
                "NoProfile", $"The profile '{endpoint.Profile}' is not in the AWS configuration files; see 'aws configure list-profiles'.");
    }

    private async Task<AccountId> ReadCallerAsync(CancellationToken ct)
    {
        var answer = await Caller.Sts(Endpoint.HomeRegion).CallAsync(
            "GetCallerIdentity", (sts, stop) => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), stop), ct);
        return AccountId.Parse(answer.Account);
    }

    private async Task<Standing> ReadStandingAsync(CancellationToken ct)
    {
        var account = await CallerAccountAsync(ct);
        var answer = await Caller.Organizations(Endpoint.HomeRegion).CallAsync(
            "DescribeOrganization",
            (organizations, stop) => organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), stop),
            ct);
        return new(account, answer.Organization.Id, AccountId.Parse(answer.Organization.MasterAccountId));
    }
}
