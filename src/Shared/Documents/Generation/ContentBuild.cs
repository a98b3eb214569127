using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation.Recipes;

namespace PciAutoHeal.Documents.Generation;

/// <summary>The derived files of a release, by path. The same sources give the same bytes.</summary>
public sealed record ContentBuild(
    IReadOnlyDictionary<string, string> Files, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Files that an earlier build made and this one does not.</summary>
    public IReadOnlyList<string> Obsolete { get; private init; } = [];

    /// <param name="files">Every file of the release.</param>
    /// <param name="already">Documents read before; one whose text is the same is not read again.</param>
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
            [ReleaseFolder.Crosswalk] = Crosswalk.Markdown(catalog),
            [ReleaseFolder.Coverage] = CoverageTable.Markdown(catalog),
        };
        foreach (var pack in catalog.Packs)
            output[ReleaseFolder.Pack(pack.Name)] = PackWriter.Write(catalog, pack, sources.Documents);
        foreach (var part in FoundationPart.Of(sources.Documents.Values, sources.Permissions))
        {
            output[ReleaseFolder.DocumentsTemplate(part.Number)] = part.DocumentsTemplate;
            output[ReleaseFolder.RolesTemplate(part.Number)] = part.RolesTemplate;
        }

        var obsolete = files.Keys.Where(path => ReleaseFolder.IsFoundation(path, out _, out _) && !output.ContainsKey(path));
        return new(output, sources.Diagnostics) { Obsolete = [.. obsolete.Order(StringComparer.Ordinal)] };
    }

    /// <summary>The derived files that do not say what their sources would give today.</summary>
    public static IEnumerable<Diagnostic> Stale(
        IReadOnlyDictionary<string, string> files, IReadOnlyList<AutomationDocument>? already = null)
    {
        var built = Run(files, already);
        return built.Diagnostics
            .Concat(built.Files.Where(file => files.GetValueOrDefault(file.Key) != file.Value)
                .Select(file => Fault("PAH2410", file.Key, "The file is not what its sources give.")))
            .Concat(built.Obsolete.Select(path => Fault("PAH2414", path, "An earlier build made this file; it is not made any more.")));
    }

    private static Diagnostic Fault(string code, string path, string message) =>
        Diagnostic.Error(code, message, new(path, 1, 1), "Run: pciautoheal content build");

    private static Func<string, string?> Script(IReadOnlyDictionary<string, string> files) =>
        path => files.GetValueOrDefault($"{ReleaseFolder.Documents}/{path}");
}
