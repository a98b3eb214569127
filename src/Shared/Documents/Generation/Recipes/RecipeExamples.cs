using PciAutoHeal.Documents.AutomationDocs;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>The examples that recipes bring along for the documents made of them.</summary>
public static class RecipeExamples
{
    /// <param name="written">The examples of the documents that are written by hand.</param>
    public static DocumentExamples Of(ContentRelease release, DocumentExamples written) =>
        RecipeBuild.Recipes(release.Files).Select(it => it.Recipe).OfType<Recipe>()
            .SelectMany(recipe => new[] { recipe.Verb, recipe.Restore?.Verb }.OfType<string>(), (recipe, verb) => (recipe, verb))
            .Aggregate(written, (all, it) => all.With(it.verb, Of(it.recipe, release.Documents.FirstOrDefault(d => d.Verb == it.verb))));

    private static Dictionary<string, PatternExamples> Of(Recipe recipe, AutomationDocument? document) =>
        recipe.Parameters.Prepend(recipe.Resource)
            .Where(input => document?.Parameter(input.Name) is not null)
            .ToDictionary(input => input.Name, input => new PatternExamples(input.Accepted, input.Refused, input.Where));
}
