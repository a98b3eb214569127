using System.Globalization;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Packs;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Where things are in a release of ours; paths are relative, with forward slashes.</summary>
public static partial class ReleaseFolder
{
    public const string Packs = "conformance-packs";
    public const string Documents = "automation-docs";
    public const string Examples = Documents + "/examples.yaml";
    public const string Catalog = Packs + "/catalog.yaml";
    public const string Permissions = Packs + "/permissions.yaml";
    public const string Coverage = Packs + "/COVERAGE.md";
    public const string Crosswalk = Packs + "/CROSSWALK.md";

    private const string FoundationFolder = Packs + "/foundation";

    public static string Pack(string name) => $"{Packs}/{name}.yaml";

    public static string Document(string file) => $"{Documents}/{file}";

    /// <summary>What documents are generated from, one a file.</summary>
    public static bool IsRecipe(string path) => path.StartsWith(Documents + "/recipes/", StringComparison.Ordinal)
        && path.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>The permissions may be spread over files beside the first.</summary>
    public static bool IsPermissions(string path) => path == Permissions
        || path.StartsWith(Packs + "/permissions/", StringComparison.Ordinal);

    public static string DocumentsTemplate(int number) => $"{FoundationFolder}/documents-{number}.yaml";

    public static string RolesTemplate(int number) => $"{FoundationFolder}/roles-{number}.yaml";

    public static string Foundation(FoundationTemplate template) =>
        $"{FoundationFolder}/{template.Name.ToLowerInvariant()}.yaml";

    public static bool IsDocument(string path) =>
        path != Examples
        && path.StartsWith(Documents + "/", StringComparison.Ordinal)
        && path.EndsWith(".yaml", StringComparison.Ordinal)
        && !path[(Documents.Length + 1)..].Contains('/', StringComparison.Ordinal);

    /// <summary>
    /// Whether a file is a template of documents or roles, and which; those without a number were made before templates
    /// were split.
    /// </summary>
    public static bool IsFoundation(string path, out bool isRoles, out int number)
    {
        var match = FoundationFile().Match(path);
        isRoles = match.Groups[1].Value == "roles";
        number = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
        return match.Success;
    }

    /// <summary>Files that can hold a template, and so belong to the identity of a release.</summary>
    public static bool IsContent(string path) =>
        Path.GetExtension(path) is ".yaml" or ".yml" or ".json" or ".template";

    [GeneratedRegex("^" + FoundationFolder + @"/(documents|roles)(?:-(\d{1,4}))?\.yaml$", RegexOptions.CultureInvariant)]
    private static partial Regex FoundationFile();
}
