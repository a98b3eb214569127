using System.Text.RegularExpressions;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>The templates of documents and roles as they lie in a release: what is deployed is these, byte for byte.</summary>
internal static partial class FoundationFiles
{
    /// <summary>Null where there are none.</summary>
    public static Foundation? Read(IReadOnlyDictionary<string, string> files)
    {
        var (roles, documents) = (new List<(int, FoundationTemplate)>(), new List<(int, FoundationTemplate)>());
        foreach (var (path, text) in files)
        {
            if (!ReleaseFolder.IsFoundation(path, out var isRoles, out var number))
                continue;
            var name = (isRoles ? "Roles" : "Documents") + (number > 0 ? $"-{number}" : "");
            var resources = Named().Matches(text).Select(match => match.Groups[1].Value);
            (isRoles ? roles : documents).Add((number, new(name, text, [.. resources])));
        }

        return roles.Count + documents.Count == 0 ? null : new(InOrder(roles), InOrder(documents));
    }

    private static List<FoundationTemplate> InOrder(List<(int Number, FoundationTemplate Template)> templates) =>
        [.. templates.OrderBy(it => it.Number).Select(it => it.Template)];

    /// <summary>A property of a resource is indented by six; what a document says is indented further.</summary>
    [GeneratedRegex(@"^(?:   Name|      RoleName): (PciAutoHeal-\w+)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
