using PciAutoHeal.Core.Diagnostics;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// A role has what its document calls, no more and no less; and the permissions say it of nothing else.
/// </summary>
public static class PermissionCheck
{
    public static IEnumerable<Diagnostic> Check(ContentRelease release)
    {
        var needs = release.Documents.Select(document => (Document: document, Needs: RoleDerivation.NeedsOf(document)))
            .ToList();
        foreach (var (document, needed) in needs)
        {
            var granted = release.Permissions.Where(it => it.IsFor(document, needed))
                .Select(it => new NeededAction(it.Action, it.PassedTo)).ToHashSet();
            foreach (var need in needed.Where(need => !granted.Contains(need)))
            {
                yield return Diagnostic.Error("PAH2405", $"Nothing says on which resources '{need}' is allowed.",
                    new(document.File, 1, 1), $"Add it to {ReleaseFolder.Permissions}.");
            }
        }

        foreach (var idle in release.Permissions.Where(it => !needs.Exists(need => it.IsFor(need.Document, need.Needs))))
            yield return Diagnostic.Warning(
                "PAH2406", $"No document needs '{idle.Action}'.", idle.Where, "Remove the row.");

        foreach (var rows in release.Permissions.Where(it => it.For.Count == 0).GroupBy(it => it.Key))
        {
            foreach (var other in rows.Where(it => it.Where.File != rows.First().Where.File).DistinctBy(it => it.Where))
            {
                yield return Diagnostic.Error("PAH2404", $"'{other.Action}' is listed in {rows.First().Where.File} with other resources.",
                    other.Where, "Keep one of the rows.");
            }
        }
    }
}
