using System.Text;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// What CloudFormation, SSM and IAM accept of documents and roles; beyond it stacks fail in the members, so it is said
/// here (reference/aws-limits.md, SSM, StackSets and IAM).
/// </summary>
public static class FoundationLimits
{
    public const int MostTemplateBytes = 1024 * 1024;
    public const int MostResources = 500;
    public const int MostDocuments = 500;
    public const int MostRoles = 1_000;
    public const int LongestRoleName = 64;
    public const int LongestPolicy = 10_240;

    public static IEnumerable<Diagnostic> Check(ContentRelease release) =>
        OfTemplates(release)
            .Concat(OfNumbers(release))
            .Concat(release.Documents.SelectMany(document => OfRole(document, release.Permissions)));

    private static IEnumerable<Diagnostic> OfTemplates(ContentRelease release)
    {
        if (release.Foundation is not { } foundation)
            yield break;
        foreach (var template in foundation.Roles.Concat(foundation.Documents))
        {
            var top = new SourceLocation(ReleaseFolder.Foundation(template), 1, 1);
            if (Encoding.UTF8.GetByteCount(template.Text) is var bytes and > MostTemplateBytes)
            {
                yield return Fault("PAH2420", top,
                    $"{bytes} bytes; a template has at most {MostTemplateBytes}.", "Shorten its documents.");
            }

            if (template.Resources.Count > MostResources)
            {
                yield return Fault("PAH2421", top,
                    $"{template.Resources.Count} resources; a template has at most {MostResources}.", "Make do with fewer documents.");
            }
        }

        foreach (var twice in foundation.Documents.SelectMany(template => template.Resources.Select(name => (name, template)))
            .GroupBy(it => it.name).Where(same => same.Count() > 1))
        {
            yield return Fault("PAH2422", new(ReleaseFolder.Foundation(twice.Last().template), 1, 1),
                $"'{twice.Key}' is in two templates, and the second stack would find it taken.", "Run: pciautoheal content build");
        }
    }

    private static IEnumerable<Diagnostic> OfNumbers(ContentRelease release)
    {
        if (release.Documents.Count > MostDocuments)
        {
            yield return Fault("PAH2423", new(release.Documents[MostDocuments].File, 1, 1),
                $"{release.Documents.Count} documents; an account has at most {MostDocuments} in a Region, its own included.",
                "Make do with fewer documents.");
        }

        if (release.Documents.Count > MostRoles)
        {
            yield return Fault("PAH2424", new(release.Documents[MostRoles].File, 1, 1),
                $"{release.Documents.Count} roles; an account has at most {MostRoles}, its own included.",
                "Make do with fewer documents.");
        }
    }

    private static IEnumerable<Diagnostic> OfRole(AutomationDocument document, IReadOnlyList<Permission> permissions)
    {
        var top = new SourceLocation(document.File, 1, 1);
        if (document.Name.Length > LongestRoleName)
        {
            yield return Fault("PAH2425", top,
                $"'{document.Name}' has {document.Name.Length} characters; its role's name has at most {LongestRoleName}.",
                "Give the document a shorter name.");
        }

        if (RolePolicy.Of(document, permissions).Size is var size and > LongestPolicy)
        {
            yield return Fault("PAH2426", top,
                $"The policy of its role has {size} characters; the policies inside of a role have at most {LongestPolicy}.",
                "Make fewer calls, or split the document.");
        }
    }

    private static Diagnostic Fault(string code, SourceLocation where, string message, string fix) =>
        Diagnostic.Error(code, message, where, fix);
}
