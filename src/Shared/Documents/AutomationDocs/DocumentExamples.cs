using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.AutomationDocs;

/// <summary>What the pattern of a parameter has to take, and what must never reach a call.</summary>
public sealed record PatternExamples(
    IReadOnlyList<string> Accepted, IReadOnlyList<string> Refused, SourceLocation Where);

/// <summary>The examples of every document: its own, and those of the parameters that all documents have.</summary>
public sealed class DocumentExamples
{
    private readonly IReadOnlyDictionary<string, PatternExamples> common;
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, PatternExamples>> own;

    private DocumentExamples(
        IReadOnlyDictionary<string, PatternExamples> common,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, PatternExamples>> own) => (this.common, this.own) = (common, own);

    public static DocumentExamples None { get; } = new(Empty, new Dictionary<string, IReadOnlyDictionary<string, PatternExamples>>());

    /// <summary>The documents that have examples of their own, by the verb of their name.</summary>
    public IEnumerable<string> Documents => own.Keys;

    private static Dictionary<string, PatternExamples> Empty => [];

    /// <summary>
    /// Reads <c>examples.yaml</c>: <c>common</c> and <c>documents</c>, each parameter <c>{accepted, refused}</c>.
    /// </summary>
    public static (DocumentExamples Examples, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        var reading = YamlText.Read(file, text);
        return (new(
            Parameters(reading.Root?["common"]),
            (reading.Root?["documents"]?.Entries ?? []).ToDictionary(
                document => document.Key,
                IReadOnlyDictionary<string, PatternExamples> (document) => Parameters(document.Value),
                StringComparer.Ordinal)), reading.Diagnostics);
    }

    /// <summary>The examples for a document's parameters, by name; its own come before the common ones.</summary>
    public IReadOnlyDictionary<string, PatternExamples> Of(AutomationDocument document) =>
        OwnOf(document.Verb).Concat(common).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, PatternExamples> OwnOf(string verb) => own.GetValueOrDefault(verb, Empty);

    /// <summary>The same, with a document that brings its examples along.</summary>
    public DocumentExamples With(string verb, IReadOnlyDictionary<string, PatternExamples> examples) =>
        new(common, new Dictionary<string, IReadOnlyDictionary<string, PatternExamples>>(own) { [verb] = examples });

    private static Dictionary<string, PatternExamples> Parameters(YamlValue? map) => (map?.Entries ?? []).ToDictionary(
        entry => entry.Key,
        entry => new PatternExamples(Texts(entry.Value["accepted"]), Texts(entry.Value["refused"]), entry.Where),
        StringComparer.Ordinal);

    private static List<string> Texts(YamlValue? list) => [.. (list?.Items ?? []).Select(item => item.Scalar ?? "")];
}
