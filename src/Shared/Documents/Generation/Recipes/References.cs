using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Generation.Recipes;

/// <summary>Steps that are done again go by another name, and what comes after them means the later ones.</summary>
internal static class References
{
    /// <param name="steps">The steps that were done again.</param>
    /// <param name="suffix">What their later names end in; nothing while there are none.</param>
    public static YamlValue? Later(YamlValue? value, IReadOnlyList<string> steps, string suffix) => value switch
    {
        _ when suffix.Length == 0 => value,
        YamlScalar scalar => scalar with
        {
            Text = steps.Aggregate(scalar.Text, (text, step) =>
                text.Replace($"{{{{ {step}.", $"{{{{ {step}{suffix}.", StringComparison.Ordinal)),
        },
        YamlList list => list with { Values = [.. list.Values.Select(it => Later(it, steps, suffix)!)] },
        YamlMap map => map with { Pairs = [.. map.Pairs.Select(it => it with { Value = Later(it.Value, steps, suffix)! })] },
        _ => value,
    };
}
