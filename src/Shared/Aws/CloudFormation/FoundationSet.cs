using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>One stack set of the foundation, and the accounts it is for.</summary>
/// <param name="TemplateHash">Tells the template from others; made once for all regions.</param>
/// <param name="Region">The region of its stacks: the home region for roles, IAM being global.</param>
/// <param name="Resources">Names of the roles or documents it deploys.</param>
/// <param name="DocumentsRegion">The region whose documents it deploys; null for roles.</param>
internal sealed record FoundationSet(
    string Name,
    string Template,
    string TemplateHash,
    IReadOnlyList<string> Resources,
    Region Region,
    Region? DocumentsRegion,
    IReadOnlyList<AccountId> Accounts)
{
    private const string Prefix = "PciAutoHeal-";

    public bool IsRoles => DocumentsRegion is null;

    public StackDriftKind Missing => IsRoles ? StackDriftKind.RoleMissing : StackDriftKind.DocumentMissing;

    public StackDriftKind Changed => IsRoles ? StackDriftKind.RoleChanged : StackDriftKind.DocumentChanged;

    /// <summary>
    /// A set a template, and for documents one a region too: a set deploys 100 stacks at once and holds 100,000
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
        var byRegion = reachable.GroupBy(target => target.Region, target => target.Account).OrderBy(group => group.Key);
        var hashes = foundation.Roles.Concat(foundation.Documents).ToDictionary(
            part => part.Name, part => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part.Text))));
        return
        [
            .. foundation.Roles.Select(roles => new FoundationSet(
                Prefix + roles.Name, roles.Text, hashes[roles.Name], roles.Resources, homeRegion, null, accounts)),
            .. byRegion.SelectMany(region => foundation.Documents.Select(documents => new FoundationSet(
                $"{Prefix}{documents.Name}-{region.Key}",
                documents.Text,
                hashes[documents.Name],
                documents.Resources,
                region.Key,
                region.Key,
                [.. region]))),
        ];
    }

    /// <summary>Whether a deployed template is the wanted one; how lines end does not matter.</summary>
    public static bool SameTemplate(string? deployed, string wanted) =>
        string.Equals(deployed, wanted, StringComparison.Ordinal)
        || string.Equals(Normal(deployed ?? ""), Normal(wanted), StringComparison.Ordinal);

    private static string Normal(string template) => template.ReplaceLineEndings("\n").Trim();
}
