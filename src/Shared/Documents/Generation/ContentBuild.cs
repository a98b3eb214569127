using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation.Recipes;

namespace PciAutoHeal.Documents.Generation;

/// <summary>The derived files of a release, by path. The same sources give the same bytes.</summary>
public sealed record ContentBuild(
    IReadOnlyDictionary<string, string> Files, IReadOnlyList<Diagnostic> Diagnostics)
{
    public static ContentBuild Run(
        IReadOnlyDictionary<string, string> files, IReadOnlyList<AutomationDocument>? already = null)
    {
        var (generated, refused) = RecipeBuild.Run(files);
        if (refused.Count > 0)
            return new(new Dictionary<string, string>(), refused);
        var embedded = files.Where(file => ReleaseFolder.IsDocument(file.Key) && !generated.ContainsKey(file.Key))
            .AsParallel().Select(file => KeyValuePair.Create(file.Key, ScriptEmbedding.Embed(file.Value, Script(files))))
            .AsSequential().Concat(generated).ToDictionary();
        var sources = ReleaseSources.Read(files.Where(file => !embedded.ContainsKey(file.Key)).Concat(embedded)
            .ToDictionary(file => file.Key, file => file.Value), already);
        if (sources.Catalog is not { } catalog || sources.Diagnostics.Any(it => it.Severity == Severity.Error))
            return new(embedded, sources.Diagnostics);

        var output = new SortedDictionary<string, string>(embedded, StringComparer.Ordinal)
        {
            [ReleaseFolder.DocumentsTemplate] = FoundationWriter.Documents(sources.Documents.Values),
            [ReleaseFolder.RolesTemplate] = FoundationWriter.Roles(sources.Documents.Values, sources.Permissions),
            [ReleaseFolder.Coverage] = CoverageTable.Markdown(catalog),
        };
        foreach (var pack in catalog.Packs)
            output[ReleaseFolder.Pack(pack.Name)] = PackWriter.Write(catalog, pack, sources.Documents);
        return new(output, sources.Diagnostics);
    }

    /// <summary>The derived files that do not say what their sources would give today.</summary>
    public static IEnumerable<Diagnostic> Stale(
        IReadOnlyDictionary<string, string> files, IReadOnlyList<AutomationDocument>? already = null) =>
        Run(files, already).Files.Where(built => files.GetValueOrDefault(built.Key) != built.Value)
            .Select(built => Diagnostic.Error(
                "PAH2410", "The file is not what its sources give.", new(built.Key, 1, 1), "Run: pciautoheal content build"));

    private static Func<string, string?> Script(IReadOnlyDictionary<string, string> files) =>
        path => files.GetValueOrDefault($"{ReleaseFolder.Documents}/{path}");
}
