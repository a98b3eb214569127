using System.Text;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>The accounts that the targets of an operation mean.</summary>
internal static class Targeting
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n', '"'];

    /// <summary>
    /// Accounts with the organizational unit they came by; the management account is never among them.
    /// </summary>
    public static IReadOnlyList<(SimulatedAccount Account, string? Unit)> Accounts(ApiCall call, StackSet set,
        bool isCreate) =>
        set.IsServiceManaged ? OfUnits(call, set, isCreate) : OfList(call);

    public static IReadOnlyList<Region> Regions(ApiCall call)
    {
        var names = call.Texts("Regions");
        if (names.Count == 0) throw CloudFormationErrors.Validation("At least one region must be specified");
        return names.FirstOrDefault(name => !Region.TryParse(name, out _)) is { } wrong
            ? throw CloudFormationErrors.Validation($"Region {wrong} is not valid")
            : [.. names.Distinct().Select(Region.Parse)];
    }

    public static bool AreGiven(ApiCall call) =>
        call.Input.Object("DeploymentTargets") is not null || call.List("Accounts").Count > 0
            || call.List("Regions").Count > 0;

    private static List<(SimulatedAccount Account, string? Unit)> OfList(ApiCall call)
    {
        var ids = call.Texts("Accounts").Concat(call.Input.Object("DeploymentTargets")?.Texts("Accounts") ?? [])
            .Distinct();
        return [.. ids.Select(id => Known(call, id)).OrderBy(account => account.Id)
            .Select(account => (account, (string?)null))];
    }

    private static SimulatedAccount Known(ApiCall call, string id) =>
        (AccountId.TryParse(id, out var known) ? call.Cloud.Organization.Find(known) : null)
        ?? throw CloudFormationErrors.Validation($"Account {id} is not valid");

    private static List<(SimulatedAccount Account, string? Unit)> OfUnits(ApiCall call, StackSet set, bool isCreate)
    {
        var targets = call.Input.Object("DeploymentTargets");
        if (call.List("Accounts").Count > 0 || targets is null)
            throw CloudFormationErrors.Validation("StackSets with SERVICE_MANAGED permission model can only have DeploymentTargets");
        var units = targets.Texts("OrganizationalUnitIds");
        if (units.Count == 0)
            throw CloudFormationErrors.Validation("OrganizationalUnitIds are required for StackSets with SERVICE_MANAGED permission model");
        var most = call.Cloud.Settings.Of<CloudFormationSettings>().MostUnitsPerOperation;
        if (units.Count > most)
            throw CloudFormationErrors.Validation($"At most {most} organizational units can be specified in an operation");
        var named = Named(call, targets);
        var filter = targets.Text("AccountFilterType");
        if (named is not null && string.IsNullOrEmpty(filter) && isCreate)
            throw CloudFormationErrors.Validation("AccountFilterType must be specified when both Accounts and OrganizationalUnitIds are");
        var how = string.IsNullOrEmpty(filter) ? named is null ? "NONE" : "INTERSECTION" : filter;
        return Filtered(call, InUnits(call, set, units, how == "INTERSECTION" ? named : null), named, how);
    }

    private static List<(SimulatedAccount Account, string? Unit)> Filtered(
        ApiCall call, List<(SimulatedAccount Account, string? Unit)> inUnits, HashSet<AccountId>? named,
        string filter) =>
        (filter, named) switch
        {
            ("NONE", null) => inUnits,
            ("INTERSECTION", not null) => inUnits,
            ("DIFFERENCE", not null) => [.. inUnits.Where(target => !named.Contains(target.Account.Id))],
            ("UNION", not null) => [.. inUnits.Concat(Others(call, inUnits, named))
                .OrderBy(target => target.Account.Id)],
            _ => throw CloudFormationErrors.Validation(
                $"AccountFilterType {filter} is not valid {(named is null ? "without" : "with")} Accounts or AccountsUrl"),
        };

    private static IEnumerable<(SimulatedAccount Account, string? Unit)> Others(
        ApiCall call, List<(SimulatedAccount Account, string? Unit)> inUnits, HashSet<AccountId> named)
    {
        var there = inUnits.Select(target => target.Account.Id).ToHashSet();
        var organization = call.Cloud.Organization;
        return named.Where(id => !there.Contains(id) && id != organization.Management.Id)
            .Select(organization.FindMember).OfType<SimulatedAccount>()
            .Select(account => (account, (string?)account.Unit!.Id));
    }

    /// <summary>
    /// Whoever is in the units now, and whoever has an instance that came by one of them; of these only some, where
    /// that is all that is wanted.
    /// </summary>
    private static List<(SimulatedAccount Account, string? Unit)> InUnits(ApiCall call, StackSet set,
        IReadOnlyList<string> units, HashSet<AccountId>? only)
    {
        var organization = call.Cloud.Organization;
        if (units.FirstOrDefault(id => organization.FindUnit(id) is null) is { } wrong)
            throw CloudFormationErrors.Validation($"OrganizationalUnit {wrong} was not found in the organization");
        var found = new SortedDictionary<AccountId, (SimulatedAccount, string?)>();
        var members = only is null ? units.SelectMany(id => organization.FindUnit(id)!.AllAccounts)
            : only.Select(organization.FindMember).OfType<SimulatedAccount>();
        foreach (var account in members.Where(account => account != organization.Management))
        {
            if (units.FirstOrDefault(id => IsBelow(account.Unit, id)) is { } unit) found.TryAdd(account.Id, (account, unit));
        }

        if (only?.All(found.ContainsKey) == true) return [.. found.Values];
        foreach (var instance in set.Instances.Where(instance => instance.Unit is { } unit && units.Contains(unit)
            && only?.Contains(instance.Account.Id) != false))
            found.TryAdd(instance.Account.Id, (instance.Account, instance.Unit));
        return [.. found.Values];
    }

    private static bool IsBelow(OrganizationalUnit? unit, string id) =>
        unit is not null && (unit.Id == id || IsBelow(unit.Parent, id));

    /// <summary>The accounts that are listed, in the call or in a file; null when there is no list.</summary>
    private static HashSet<AccountId>? Named(ApiCall call, JsonObject targets)
    {
        var listed = targets.Texts("Accounts").ToList();
        var url = targets.Text("AccountsUrl");
        if (!string.IsNullOrEmpty(url))
        {
            var bytes = call.Cloud.ReadObject(url)
                ?? throw CloudFormationErrors.Validation($"The accounts file at {url} does not exist or cannot be read");
            listed.AddRange(Encoding.UTF8.GetString(bytes.Span).Split(
                Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        if (listed.Count == 0) return null;
        return listed.Find(id => !AccountId.TryParse(id, out _)) is { } wrong
            ? throw CloudFormationErrors.Validation($"Account {wrong} is not valid")
            : [.. listed.Select(AccountId.Parse)];
    }
}
