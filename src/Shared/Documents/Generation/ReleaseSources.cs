using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// What people write: the catalog, the documents and the permissions. Everything else follows from these.
/// </summary>
public sealed record ReleaseSources(
    RuleCatalog? Catalog,
    IReadOnlyDictionary<string, AutomationDocument> Documents,
    IReadOnlyList<Permission> Permissions,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The catalog alone.</summary>
    public static ReleaseSources ReadCatalog(IReadOnlyDictionary<string, string> files)
    {
        var (catalog, faults) = CatalogReader.Read(
            ReleaseFolder.Catalog, files.GetValueOrDefault(ReleaseFolder.Catalog, ""));
        return new(catalog, new Dictionary<string, AutomationDocument>(), [], faults);
    }

    /// <param name="files">Every file of the release.</param>
    /// <param name="already">Documents read before; one whose text is the same is not read again.</param>
    public static ReleaseSources Read(
        IReadOnlyDictionary<string, string> files, IReadOnlyList<AutomationDocument>? already = null)
    {
        var known = (already ?? []).ToDictionary(document => document.File, StringComparer.Ordinal);
        var listed = ReadCatalog(files);
        var permissions = files.Where(file => ReleaseFolder.IsPermissions(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => PermissionReader.Read(file.Key, file.Value)).ToList();
        var documents = files.Where(file => ReleaseFolder.IsDocument(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .AsParallel().AsOrdered()
            .Select(file => known.GetValueOrDefault(file.Key) is { } same && same.Text == file.Value
                ? (Document: same, Diagnostics: [])
                : AutomationDocumentReader.Read(file.Key, file.Value)).ToList();

        return new(
            listed.Catalog,
            documents.Where(read => read.Document is not null).ToDictionary(
                read => Path.GetFileName(read.Document!.File), read => read.Document!, StringComparer.Ordinal),
            [.. permissions.SelectMany(read => read.Permissions).DistinctBy(it => (it.Key, it.Resource))],
            [.. listed.Diagnostics, .. permissions.SelectMany(read => read.Diagnostics), .. documents.SelectMany(read => read.Diagnostics)]);
    }
}
