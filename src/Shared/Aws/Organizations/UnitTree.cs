using Amazon.Organizations;
using Amazon.Organizations.Model;
using PciAutoHeal.Aws.Sessions;

namespace PciAutoHeal.Aws.Organizations;

/// <summary>The organizational units that matter, by id, with their names from below the root down.</summary>
internal sealed class UnitTree
{
    private readonly Dictionary<string, IReadOnlyList<string>> names = new(StringComparer.Ordinal);

    /// <summary>Every unit and root that was walked, roots first.</summary>
    public IReadOnlyCollection<string> Parents => names.Keys;

    public IReadOnlyList<string>? NamesOf(string id) => names.GetValueOrDefault(id);

    /// <summary>
    /// One call for the roots, then one for every parent; parents known to have no child unit are not asked.
    /// </summary>
    /// <param name="hasUnits">Whether a unit can have units below it, as far as is known.</param>
    public static async Task<UnitTree> ReadAsync(
        Api<IAmazonOrganizations> organizations, Func<string, bool> hasUnits, CancellationToken ct)
    {
        var tree = new UnitTree();
        var waiting = new Queue<string>();
        foreach (var root in await organizations.PagesAsync(
            "ListRoots",
            (client, token, stop) => client.ListRootsAsync(new ListRootsRequest { NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.Roots,
            ct))
        {
            tree.names[root.Id] = [];
            waiting.Enqueue(root.Id);
        }

        while (waiting.TryDequeue(out var parent))
        {
            foreach (var unit in hasUnits(parent) ? await ChildrenAsync(organizations, parent, ct) : [])
            {
                tree.names[unit.Id] = [.. tree.names[parent], unit.Name];
                waiting.Enqueue(unit.Id);
            }
        }

        return tree;
    }

    private static Task<IReadOnlyList<OrganizationalUnit>> ChildrenAsync(
        Api<IAmazonOrganizations> organizations, string parent, CancellationToken ct) => organizations.PagesAsync(
            "ListOrganizationalUnitsForParent",
            (client, token, stop) => client.ListOrganizationalUnitsForParentAsync(
                new ListOrganizationalUnitsForParentRequest { ParentId = parent, NextToken = token }, stop),
            answer => answer.NextToken,
            answer => answer.OrganizationalUnits,
            ct);
}
