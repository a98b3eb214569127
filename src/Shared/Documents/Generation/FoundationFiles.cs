using System.Text.RegularExpressions;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.ConformancePacks;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// The templates of documents and roles as they lie in a release: what is deployed is these, byte for byte.
/// </summary>
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

    /// <summary>
    /// Documents of ours that a remediation would start and no template brings; a release does not go out so.
    /// </summary>
    public static IEnumerable<Diagnostic> Lacking(IReadOnlyList<PackTemplate> packs, Foundation? foundation)
    {
        var documents = (foundation?.Documents ?? []).SelectMany(it => it.Resources);
        var deployed = documents.Intersect((foundation?.Roles ?? []).SelectMany(it => it.Resources)).ToHashSet(StringComparer.Ordinal);
        return packs.SelectMany(pack => pack.Remediations)
            .Where(it => it.TargetId.StartsWith(AutomationDocument.NamePrefix, StringComparison.Ordinal) && !deployed.Contains(it.TargetId))
            .Select(it => Diagnostic.Error(
                "PAH2427", $"No template brings '{it.TargetId}' and its role to the members.", it.Where, "Run: pciautoheal content build"));
    }

    private static List<FoundationTemplate> InOrder(List<(int Number, FoundationTemplate Template)> templates) =>
        [.. templates.OrderBy(it => it.Number).Select(it => it.Template)];

    /// <summary>The name is a resource's first property; what a document says never stands there.</summary>
    [GeneratedRegex(
        @"Type: AWS::(?:SSM::Document|IAM::Role)\r?\n(?: +DependsOn: \w+\r?\n)? +Properties:\r?\n +(?:Role)?Name: (PciAutoHeal-\w+)\r?\n",
        RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
