using Amazon.Organizations;
using Amazon.Organizations.Model;
using PciAutoHeal.Aws.Sessions;
using Listed = Amazon.Organizations.Model.Account;

namespace PciAutoHeal.Aws.Organizations;

/// <summary>
/// Where accounts lie in the tree of units: by the paths that ListAccounts gives, and where it gives none, by asking
/// every parent for its accounts.
/// </summary>
internal static class AccountPlaces
{
    public static async Task<Func<string, IReadOnlyList<string>>> ReadAsync(
        Api<IAmazonOrganizations> organizations,
        IReadOnlyList<Listed> accounts,
        CancellationToken ct)
    {
        var units = accounts.ToDictionary(account => account.Id, UnitsIn, StringComparer.Ordinal);
        return units.Values.All(path => path.Count > 0)
            ? await ByPathsAsync(organizations, units, ct)
            : await ByParentsAsync(organizations, ct);
    }

    private static async Task<Func<string, IReadOnlyList<string>>> ByPathsAsync(
        Api<IAmazonOrganizations> organizations, Dictionary<string, IReadOnlyList<string>> units, CancellationToken ct)
    {
        var withUnits = units.Values.SelectMany(path => path.SkipLast(1)).ToHashSet(StringComparer.Ordinal);
        var tree = await UnitTree.ReadAsync(organizations, withUnits.Contains, ct);
        return account => tree.NamesOf(units[account][^1]) ?? [];
    }

    private static async Task<Func<string, IReadOnlyList<string>>> ByParentsAsync(
        Api<IAmazonOrganizations> organizations, CancellationToken ct)
    {
        var tree = await UnitTree.ReadAsync(organizations, _ => true, ct);
        var places = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var parent in tree.Parents)
        {
            foreach (var account in await organizations.PagesAsync(
                "ListAccountsForParent",
                (client, token, stop) => client.ListAccountsForParentAsync(
                    new ListAccountsForParentRequest { ParentId = parent, NextToken = token }, stop),
                answer => answer.NextToken,
                answer => answer.Accounts,
                ct))
            {
                places[account.Id] = tree.NamesOf(parent) ?? [];
            }
        }

        return account => places.GetValueOrDefault(account) ?? [];
    }

    /// <summary>Root and units of a path such as <c>o-a1/r-b2/ou-b2-c3/111122223333/</c>.</summary>
    private static IReadOnlyList<string> UnitsIn(Listed account) =>
        [.. (account.Paths?.FirstOrDefault() ?? "").Split('/').Where(part =>
            part.StartsWith("r-", StringComparison.Ordinal) || part.StartsWith("ou-", StringComparison.Ordinal))];
}
