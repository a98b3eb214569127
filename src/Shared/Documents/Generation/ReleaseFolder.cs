namespace PciAutoHeal.Documents.Generation;

/// <summary>Where things are in a release of ours; paths are relative, with forward slashes.</summary>
public static class ReleaseFolder
{
    public const string Packs = "conformance-packs";
    public const string Documents = "automation-docs";
    public const string Examples = Documents + "/examples.yaml";
    public const string Catalog = Packs + "/catalog.yaml";
    public const string Permissions = Packs + "/permissions.yaml";
    public const string Coverage = Packs + "/COVERAGE.md";
    public const string DocumentsTemplate = Packs + "/foundation/documents.yaml";
    public const string RolesTemplate = Packs + "/foundation/roles.yaml";

    public static string Pack(string name) => $"{Packs}/{name}.yaml";

    public static string Document(string file) => $"{Documents}/{file}";

    /// <summary>What documents are generated from, one a file.</summary>
    public static bool IsRecipe(string path) => path.StartsWith(Documents + "/recipes/", StringComparison.Ordinal)
        && path.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>The permissions may be spread over files beside the first.</summary>
    public static bool IsPermissions(string path) => path == Permissions
        || path.StartsWith(Packs + "/permissions/", StringComparison.Ordinal);

    public static bool IsDocument(string path) =>
        path != Examples
        && path.StartsWith(Documents + "/", StringComparison.Ordinal)
        && path.EndsWith(".yaml", StringComparison.Ordinal)
        && !path[(Documents.Length + 1)..].Contains('/', StringComparison.Ordinal);

    /// <summary>Files that can hold a template, and so belong to the identity of a release.</summary>
    public static bool IsContent(string path) =>
        Path.GetExtension(path) is ".yaml" or ".yml" or ".json" or ".template";
}
