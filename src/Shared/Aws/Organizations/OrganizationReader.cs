using Amazon.Organizations;
using Amazon.Organizations.Model;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using Account = PciAutoHeal.Core.Accounts.Account;
using AccountState = PciAutoHeal.Core.Accounts.AccountState;
using Listed = Amazon.Organizations.Model.Account;

namespace PciAutoHeal.Aws.Organizations;

/// <summary>Reads the organization in as few calls as it takes: accounts, then the units their paths name.</summary>
public sealed partial class OrganizationReader(AwsConnection aws, ILogger<OrganizationReader> log) : IOrganizationReader
{
    private const string PackAdministration = "config-multiaccountsetup.amazonaws.com";

    public async Task<OrganizationSnapshot> ReadAsync(bool withTags, CancellationToken ct)
    {
        var organizations = aws.Caller.Organizations(aws.Endpoint.HomeRegion);
        var standing = await aws.StandingAsync(ct);
        var listed = await ListAsync(organizations, standing, ct);
        var places = await AccountPlaces.ReadAsync(organizations, listed, ct);
        var accounts = await aws.FanOutAsync(
            listed,
            async (account, stop) => new Account(
                AccountId.Parse(account.Id), account.Name ?? account.Id, StateOf(account))
            {
                Path = places(account.Id),
                Tags = withTags ? await TagsAsync(organizations, account.Id, stop) : new(StringComparer.Ordinal),
            },
            ct);
        aws.ActiveAccounts = accounts.Where(account => account.State == AccountState.Active)
            .Select(account => account.Id).ToHashSet();
        var regions = await OpenRegions.ReadAllAsync(aws, ct);
        var administrator = await AdministratorAsync(organizations, standing, ct);
        Log.Read(log, accounts.Count, regions.Count, standing.OrganizationId);
        return new(standing.OrganizationId, standing.ManagementAccount, administrator, regions, accounts);
    }

    public async Task<Account?> FindAsync(AccountId account, CancellationToken ct)
    {
        try
        {
            var answer = await aws.Caller.Organizations(aws.Endpoint.HomeRegion).CallAsync(
                "DescribeAccount",
                (client, stop) => client.DescribeAccountAsync(new DescribeAccountRequest { AccountId = account.Value }, stop),
                ct);
            return new(account, answer.Account.Name ?? account.Value, StateOf(answer.Account));
        }
        catch (TerminalException e) when (e.Code == "AccountNotFoundException")
        {
            return null;
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(AccountId account, CancellationToken ct) =>
        await TagsAsync(aws.Caller.Organizations(aws.Endpoint.HomeRegion), account.Value, ct);

    // Organizations retired Status on 2026-09-09 (reference/aws-limits.md §5); what is older may still have only that.
    private static AccountState StateOf(Listed account) =>
        AccountStates.Parse(account.State?.Value ?? account.Status?.Value);

    private static async Task<IReadOnlyList<Listed>> ListAsync(
        Api<IAmazonOrganizations> organizations, Standing standing, CancellationToken ct)
    {
        var accounts = await organizations.PagesAsync(
            "ListAccounts",
            (client, token, stop) => client.ListAccountsAsync(new ListAccountsRequest { NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.Accounts,
            ct);
        return accounts.Count > 0
            ? [.. accounts.DistinctBy(account => account.Id).OrderBy(account => account.Id, StringComparer.Ordinal)]
            : throw new TerminalException(
                "NoAccounts",
                $"Organizations lists no account of {standing.OrganizationId} to account {standing.Caller}. An organization "
                + "has one at least, so this is no answer: some emulators list none to a delegated administrator; use "
                + $"credentials of the management account {standing.ManagementAccount} there, or give --organization FILE.");
    }

    private static async Task<Dictionary<string, string>> TagsAsync(
        Api<IAmazonOrganizations> organizations, string account, CancellationToken ct)
    {
        var tags = await organizations.PagesAsync(
            "ListTagsForResource",
            (client, token, stop) => client.ListTagsForResourceAsync(
                new ListTagsForResourceRequest { ResourceId = account, NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.Tags,
            ct);
        return tags.ToDictionary(tag => tag.Key, tag => tag.Value ?? "", StringComparer.Ordinal);
    }

    private static async Task<AccountId> AdministratorAsync(
        Api<IAmazonOrganizations> organizations, Standing standing, CancellationToken ct)
    {
        var found = await organizations.PagesAsync(
            "ListDelegatedAdministrators",
            (client, token, stop) => client.ListDelegatedAdministratorsAsync(
                new ListDelegatedAdministratorsRequest { ServicePrincipal = PackAdministration, NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.DelegatedAdministrators,
            ct);
        var administrators = found.Select(one => AccountId.Parse(one.Id)).Order().ToList();
        return administrators.Contains(standing.Caller) ? standing.Caller
            : administrators.FirstOrDefault() ?? standing.Caller;
    }

    private static partial class Log
    {
        [LoggerMessage(310, LogLevel.Information, "Read {Accounts} accounts and {Regions} regions of {Organization}")]
        public static partial void Read(ILogger log, int accounts, int regions, string organization);
    }
}
