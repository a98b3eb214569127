using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Fields;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads which accounts a rollout may touch.</summary>
internal static class ScopeReader
{
    public static Scope? Read(Field field) => Section.Of(field, "include", "exclude") is not { } keys ? null : new()
    {
        Include = keys.Optional("include", Include),
        Exclude = keys.Optional("exclude", Exclusions) ?? [],
    };

    /// <summary>Units are named from below the root: Workloads/Prod.</summary>
    public static IReadOnlyList<string>? Units(Field field) => Collections.Distinct(field, "organizational unit", Unit);

    /// <summary>An inclusion that names nothing would mean every account, which nobody should get by a slip.</summary>
    private static Inclusion? Include(Field field)
    {
        if (Section.Of(field, "accounts", "organizationalUnits", "tags") is not { } keys)
            return null;
        var before = field.Findings.Count;
        var include = new Inclusion
        {
            Where = field.Where,
            Accounts = keys.Optional("accounts", Accounts) ?? [],
            OrganizationalUnits = keys.Optional("organizationalUnits", Units) ?? [],
            Tags = keys.Optional("tags", Collections.Tags) ?? new Dictionary<string, string>(),
        };
        return include.Accounts.Count + include.OrganizationalUnits.Count + include.Tags.Count > 0
            || field.Findings.Count > before
            ? include
            : field.Refuse<Inclusion>(
                "PAH1104",
                $"'{field.Name}' names no account, unit or tag.",
                "Name what is in scope, or remove `include` to mean the whole organization.");
    }

    private static IReadOnlyList<Exclusion>? Exclusions(Field field) =>
        Collections.Distinct(field, "account with its reason", Exclude, exclusion => exclusion.Account);

    private static Exclusion? Exclude(Field field)
    {
        if (Section.Of(field, "account", "reason", "owner", "expires") is not { } keys)
            return null;
        var account = keys.Required("account", Words.Account, "\"111122223333\"");
        var reason = keys.Required("reason", Words.Text, "being closed");
        var owner = keys.Optional("owner", Words.Text);
        var expires = keys.Optional("expires", Words.Day);
        return account is null || reason is null ? null : new(account, reason, owner, expires, field.Where);
    }

    private static IReadOnlyList<AccountId>? Accounts(Field field) =>
        Collections.Distinct(field, "account id", Words.Account);

    private static string? Unit(Field field)
    {
        if (Words.Text(field) is not { } text)
            return null;
        return text.Split('/').Any(string.IsNullOrWhiteSpace)
            ? field.Refuse<string>(
                "PAH1108",
                $"'{field.Name}' is {field.Shown}, which is not a path of organizational units.",
                "Name the units from below the root, separated by single slashes: Workloads/Prod.")
            : text;
    }
}
