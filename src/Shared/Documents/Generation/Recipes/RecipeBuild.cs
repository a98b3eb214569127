using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>The recipes of a release, and the documents they give.</summary>
public static class RecipeBuild
{
    // Checking a release reads its recipes for their examples and again to see whether anything is stale.
    private static readonly ReadOnce<(Recipe? Recipe, IReadOnlyList<Diagnostic> Diagnostics)> Reading = new(RecipeReader.Read);

    public static IReadOnlyList<(Recipe? Recipe, IReadOnlyList<Diagnostic> Diagnostics)> Recipes(
        IReadOnlyDictionary<string, string> files) =>
        [.. files.Where(file => ReleaseFolder.IsRecipe(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal)
            .AsParallel().AsOrdered().Select(file => Reading.Of(file.Key, file.Value))];

    public static (IReadOnlyDictionary<string, string> Files, IReadOnlyList<Diagnostic> Diagnostics) Run(
        IReadOnlyDictionary<string, string> files)
    {
        var read = Recipes(files);
        var faults = read.SelectMany(it => it.Diagnostics)
            .Concat(read.Select(it => it.Recipe).OfType<Recipe>().SelectMany(recipe => MissingScripts(recipe, files))).ToList();
        if (faults.Count > 0)
            return (new Dictionary<string, string>(), faults);

        var (catalog, _) = CatalogReader.Read(
            ReleaseFolder.Catalog, files.GetValueOrDefault(ReleaseFolder.Catalog, ""));
        return (read.AsParallel().SelectMany(it => new RecipeWriter(it.Recipe!, catalog, path => Script(files, path)).Write())
            .ToDictionary(it => ReleaseFolder.Document(it.Key), it => it.Value), faults);
    }

    private static IEnumerable<Diagnostic> MissingScripts(Recipe recipe, IReadOnlyDictionary<string, string> files) =>
        recipe.Uses.Where(path => Script(files, path) is null).Select(path => Diagnostic.Error(
            "PAH2502", $"'{path}' does not exist under {ReleaseFolder.Documents}.", new(recipe.File, 1, 1), "Correct the name under use."));

    private static string? Script(IReadOnlyDictionary<string, string> files, string path) =>
        files.GetValueOrDefault($"{ReleaseFolder.Documents}/{path}");
}
