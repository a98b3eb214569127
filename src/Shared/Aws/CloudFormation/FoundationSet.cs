using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>One stack set of the foundation, and the accounts it is for.</summary>
/// <param name="Region">The region of its stacks: the home region for the roles, IAM being global.</param>
/// <param name="Resources">Names of the roles or documents it deploys.</param>
/// <param name="DocumentsRegion">The region whose documents it deploys; null for the roles.</param>
internal sealed record FoundationSet(
    string Name,
    string Template,
    IReadOnlyList<string> Resources,
    Region Region,
    Region? DocumentsRegion,
    IReadOnlyList<AccountId> Accounts)
{
    private const string RolesName = "PciAutoHeal-Roles";
    private const string DocumentsPrefix = "PciAutoHeal-Documents-";

    public bool IsRoles => DocumentsRegion is null;

    public StackDriftKind Missing => IsRoles ? StackDriftKind.RoleMissing : StackDriftKind.DocumentMissing;

    public StackDriftKind Changed => IsRoles ? StackDriftKind.RoleChanged : StackDriftKind.DocumentChanged;

    /// <summary>
    /// One set for the roles and one a region for the documents: a set deploys 100 stacks at once and holds 100,000
    /// (reference/physical-limit.md §1).
    /// </summary>
    public static IReadOnlyList<FoundationSet> Of(
        Foundation foundation, IReadOnlyList<Target> targets, Region homeRegion, AccountId management)
    {
        // Service-managed sets never deliver to the management account (reference/aws-limits.md §4).
        var reachable = targets.Where(target => target.Account != management).Distinct().Order().ToList();
        if (reachable.Count == 0)
        {
            return [];
        }

        var accounts = reachable.Select(target => target.Account).Distinct().ToList();
        var roles = new FoundationSet(RolesName, foundation.RolesTemplate, foundation.Roles, homeRegion, null, accounts);
        return
        [
            .. foundation.Roles.Count > 0 ? [roles] : Array.Empty<FoundationSet>(),
            .. foundation.Documents.Count > 0 ? ByRegion(foundation, reachable) : [],
        ];
    }

    /// <summary>Whether a deployed template is the wanted one; how lines end does not matter.</summary>
    public static bool SameTemplate(string? deployed, string wanted) =>
        string.Equals(Normal(deployed ?? ""), Normal(wanted), StringComparison.Ordinal);

    private static string Normal(string template) => template.ReplaceLineEndings("\n").Trim();

    private static IEnumerable<FoundationSet> ByRegion(Foundation foundation, List<Target> targets) =>
        targets.GroupBy(target => target.Region).OrderBy(group => group.Key).Select(group => new FoundationSet(
            DocumentsPrefix + group.Key,
            foundation.DocumentsTemplate,
            foundation.Documents,
            group.Key,
            group.Key,
            [.. group.Select(target => target.Account)]));
}
