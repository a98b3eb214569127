using Amazon.CloudFormation.Model;
using Amazon.Organizations.Model;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>
/// Names accounts to StackSets: units, of which only these accounts. A few accounts are named by their own units, so
/// that an endpoint that does not know the filter touches little; many by the root, in one call.
/// </summary>
internal sealed class UnitTargets(AwsConnection aws, ContentStore content)
{
    private const int FewAccounts = 20;
    private const int MostUnits = 50; // of one operation, reference/aws-limits.md §4
    private const int MostInRequest = 1_000;

    public async Task<DeploymentTargets> OfAsync(IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        var units = await UnitsAsync(accounts, ct);
        var targets = new DeploymentTargets { OrganizationalUnitIds = [.. units], AccountFilterType = "INTERSECTION" };
        if (accounts.Count <= MostInRequest)
        {
            targets.Accounts = [.. accounts.Select(account => account.Value)];
            return targets;
        }

        var list = string.Join('\n', accounts.Select(account => account.Value));
        targets.AccountsUrl = (await content.KeepAsync("accounts", list, aws.Endpoint.HomeRegion, ct, "txt")).HttpsUrl;
        return targets;
    }

    private async Task<IReadOnlyList<string>> UnitsAsync(IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        if (accounts.Count > FewAccounts)
        {
            return await LearnAsync("root", RootsAsync, ct);
        }

        var parents = await aws.FanOutAsync(accounts, (account, stop) => ParentsOfAsync(account.Value, stop), ct);
        var units = parents.SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
        var outermost = new List<string>();
        foreach (var unit in units.Order(StringComparer.Ordinal))
        {
            if (!await IsBelowAsync(unit, units, ct))
            {
                outermost.Add(unit);
            }
        }

        return outermost.Count is > 0 and <= MostUnits ? outermost : await LearnAsync("root", RootsAsync, ct);
    }

    /// <summary>A unit stands for those below it; naming both would deploy twice.</summary>
    private async Task<bool> IsBelowAsync(string unit, HashSet<string> others, CancellationToken ct)
    {
        for (var at = unit; at.StartsWith("ou-", StringComparison.Ordinal);)
        {
            if (await ParentsOfAsync(at, ct) is not [var parent, ..])
            {
                return false;
            }

            if (others.Contains(parent))
            {
                return true;
            }

            at = parent;
        }

        return false;
    }

    private Task<IReadOnlyList<string>> ParentsOfAsync(string child, CancellationToken ct) =>
        LearnAsync($"parents of {child}", stop => ParentsAsync(child, stop), ct);

    private Task<IReadOnlyList<string>> LearnAsync(
        string what, Func<CancellationToken, Task<IReadOnlyList<string>>> read, CancellationToken ct) =>
        ((Once<IReadOnlyList<string>>)aws.Learned.GetOrAdd(what, _ => new Once<IReadOnlyList<string>>(read))).GetAsync(ct);

    private async Task<IReadOnlyList<string>> RootsAsync(CancellationToken ct)
    {
        var roots = await aws.Caller.Organizations(aws.Endpoint.HomeRegion).PagesAsync(
            "ListRoots",
            (client, token, stop) => client.ListRootsAsync(new ListRootsRequest { NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.Roots,
            ct);
        return roots.Count > 0
            ? [.. roots.Select(root => root.Id)]
            : throw new TerminalException("NoRoot", "Organizations lists no root; StackSets need one to find accounts below.");
    }

    private async Task<IReadOnlyList<string>> ParentsAsync(string child, CancellationToken ct)
    {
        try
        {
            var answer = await aws.Caller.Organizations(aws.Endpoint.HomeRegion).CallAsync(
                "ListParents",
                (client, stop) => client.ListParentsAsync(new ListParentsRequest { ChildId = child }, stop),
                ct);
            return [.. (answer.Parents ?? []).Select(parent => parent.Id)];
        }
        catch (TerminalException e) when (e.Code is "ChildNotFoundException" or "AccountNotFoundException")
        {
            return []; // it has left; its stack will be found missing
        }
    }
}
