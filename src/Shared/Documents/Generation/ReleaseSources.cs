using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>What people write: the catalog, the documents and the permissions. Everything else follows from these.</summary>
public sealed record ReleaseSources(
    RuleCatalog? Catalog,
    IReadOnlyDictionary<string, AutomationDocument> Documents,
    IReadOnlyList<Permission> Permissions,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    public static ReleaseSources Read(IReadOnlyDictionary<string, string> files)
    {
        var (catalog, catalogFaults) = CatalogReader.Read(
            ReleaseFolder.Catalog, files.GetValueOrDefault(ReleaseFolder.Catalog, ""));
        var permissions = files.Where(file => ReleaseFolder.IsPermissions(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => PermissionReader.Read(file.Key, file.Value)).ToList();
        var documents = files.Where(file => ReleaseFolder.IsDocument(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => AutomationDocumentReader.Read(file.Key, file.Value)).ToList();

        return new(
            catalog,
            documents.Where(read => read.Document is not null).ToDictionary(
                read => Path.GetFileName(read.Document!.File), read => read.Document!, StringComparer.Ordinal),
            [.. permissions.SelectMany(read => read.Permissions).DistinctBy(it => it.Action)],
            [.. catalogFaults, .. permissions.SelectMany(read => read.Diagnostics), .. documents.SelectMany(read => read.Diagnostics)]);
    }
}
