using System.Security.Cryptography;
using System.Text;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Catalog;
using PciAutoHeal.Documents.ConformancePacks;

namespace PciAutoHeal.Documents.Generation;

/// <summary>
/// What is rolled out. A release of ours has a catalog, documents and roles; any folder of conformance pack templates
/// is a release too, of packs alone.
/// </summary>
public sealed record ContentRelease(
    IReadOnlyList<PackTemplate> Packs,
    IReadOnlyList<AutomationDocument> Documents,
    IReadOnlyList<Permission> Permissions,
    Foundation? Foundation,
    RuleCatalog? Catalog,
    string Hash,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <param name="files">Every file of the folder: its relative path, with forward slashes, and its text.</param>
    public static ContentRelease Load(IReadOnlyDictionary<string, string> files) =>
        files.ContainsKey(ReleaseFolder.Catalog) ? Ours(files, () => ReleaseSources.Read(files)) : Plain(files);

    /// <summary>
    /// What a rollout sends, without the documents and permissions it was made from: the templates of packs, documents
    /// and roles travel as they are.
    /// </summary>
    /// <param name="files">As for <see cref="Load"/>.</param>
    public static ContentRelease LoadDeployed(IReadOnlyDictionary<string, string> files) =>
        files.ContainsKey(ReleaseFolder.Catalog) ? Ours(files, () => ReleaseSources.ReadCatalog(files)) : Plain(files);

    private static ContentRelease Ours(IReadOnlyDictionary<string, string> files, Func<ReleaseSources> read)
    {
        var (reading, hashing) = (new Lazy<ReleaseSources>(read), new Lazy<string>(() => HashOf(files)));
        Parallel.Invoke(() => _ = hashing.Value, () => _ = reading.Value);
        var sources = reading.Value;
        var packs = (sources.Catalog?.Packs ?? []).Select(pack => ReleaseFolder.Pack(pack.Name)).ToList();
        var missing = packs.Where(path => !files.ContainsKey(path)).Select(path => Diagnostic.Error(
            "PAH2411", $"The catalog names a pack whose template '{path}' is missing.",
            new(ReleaseFolder.Catalog, 1, 1), "Run: pciautoheal content build"));
        var opened = packs.Where(files.ContainsKey).AsParallel().AsOrdered()
            .Select(path => PackTemplateReader.Read(path, files[path])).ToList();
        var templates = opened.Select(it => it.Template).OfType<PackTemplate>().ToList();
        var foundation = FoundationFiles.Read(files);
        return new(
            templates,
            [.. sources.Documents.Values],
            sources.Permissions,
            foundation,
            sources.Catalog,
            hashing.Value,
            files,
            [
                .. sources.Diagnostics, .. missing, .. opened.SelectMany(it => it.Diagnostics),
                .. FoundationFiles.Lacking(templates, foundation),
            ]);
    }

    private static ContentRelease Plain(IReadOnlyDictionary<string, string> files)
    {
        var read = files.Where(file => ReleaseFolder.IsContent(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => PackTemplateReader.Read(file.Key, file.Value)).ToList();
        var packs = read.Select(it => it.Template).OfType<PackTemplate>().ToList();
        var twins = packs.GroupBy(pack => pack.Name).Where(same => same.Count() > 1).Select(same => Diagnostic.Error(
            "PAH2412", $"'{same.First().File}' and '{same.Last().File}' would both be the pack '{same.Key}'.",
            new(same.Last().File, 1, 1), "Rename one of the files."));
        var none = read.Count == 0
            ? [Diagnostic.Error("PAH2413", "The folder holds no conformance pack template.", fix: "Name a folder of templates.")]
            : (Diagnostic[])[];
        return new(
            packs, [], [], null, null, HashOf(files), files,
            [.. none, .. read.SelectMany(it => it.Diagnostics), .. twins]);
    }

    /// <summary>Length before content, so that no two folders run together into the same bytes.</summary>
    private static string HashOf(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.Where(file => ReleaseFolder.IsContent(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var content = Encoding.UTF8.GetBytes(text);
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
