namespace PciAutoHeal.Core.Packs;

/// <summary>What one rollout deploys: packs and, where they heal, the documents and roles they need.</summary>
/// <param name="Hash"><c>sha256:</c> and 64 digits over every file of the release.</param>
/// <param name="Packs">In the order in which they are rolled out.</param>
/// <param name="Foundation">Null for a release of plain packs.</param>
public sealed record Release(string Hash, IReadOnlyList<Pack> Packs, Foundation? Foundation)
{
    /// <summary>The same release with these packs only, in this order.</summary>
    public Release With(IReadOnlyList<Pack> packs) => this with { Packs = packs };
}

/// <summary>The CloudFormation templates that put documents and roles into members before a pack needs them.</summary>
/// <param name="RolesTemplate">One IAM role per document; deployed in the home region only, IAM being global.</param>
/// <param name="DocumentsTemplate">One SSM document per remediation; deployed in every region.</param>
/// <param name="Documents">Names of the documents.</param>
/// <param name="Roles">Names of the roles.</param>
public sealed record Foundation(
    string RolesTemplate,
    string DocumentsTemplate,
    IReadOnlyList<string> Documents,
    IReadOnlyList<string> Roles);
