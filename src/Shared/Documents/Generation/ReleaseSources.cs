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
        var (permissions, permissionFaults) = PermissionReader.Read(
            ReleaseFolder.Permissions, files.GetValueOrDefault(ReleaseFolder.Permissions, ""));
        var documents = files.Where(file => ReleaseFolder.IsDocument(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => AutomationDocumentReader.Read(file.Key, file.Value)).ToList();

        return new(
            catalog,
            documents.Where(read => read.Document is not null).ToDictionary(
                read => Path.GetFileName(read.Document!.File), read => read.Document!, StringComparer.Ordinal),
            permissions,
            [.. catalogFaults, .. permissionFaults, .. documents.SelectMany(read => read.Diagnostics)]);
    }
}
