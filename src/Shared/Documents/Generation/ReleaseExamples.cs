using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation.Recipes;

namespace PciAutoHeal.Documents.Generation;

/// <summary>Where the examples of a release are: beside the documents that are written by hand, and in the recipes.</summary>
public static class ReleaseExamples
{
    public static (DocumentExamples Examples, IReadOnlyList<Diagnostic> Diagnostics) Written(
        IReadOnlyDictionary<string, string> files) => files.TryGetValue(ReleaseFolder.Examples, out var text)
            ? DocumentExamples.Read(ReleaseFolder.Examples, text)
            : (DocumentExamples.None, []);

    /// <summary>A recipe's examples count for the document that heals and for the one that undoes it.</summary>
    public static DocumentExamples WithRecipes(DocumentExamples written, IReadOnlyDictionary<string, string> files) =>
        RecipeBuild.Recipes(files).Select(it => it.Recipe).OfType<Recipe>()
            .SelectMany(recipe => VerbsOf(recipe).Select(verb => (verb, Inputs: ExamplesOf(recipe))))
            .Aggregate(written, (examples, it) => examples.With(it.verb, it.Inputs));

    private static IEnumerable<string> VerbsOf(Recipe recipe) =>
        recipe.Restore is { } restore ? [recipe.Verb, restore.Verb] : [recipe.Verb];

    private static Dictionary<string, PatternExamples> ExamplesOf(Recipe recipe) =>
        recipe.Parameters.Prepend(recipe.Resource).DistinctBy(it => it.Name).ToDictionary(
            it => it.Name, it => new PatternExamples(it.Accepted, it.Refused, it.Where), StringComparer.Ordinal);
}
