using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Documents.Generation;

/// <summary>A value of the catalog as a template has it: fixed, of the partition, or set with the pack.</summary>
internal static class PackValue
{
    /// <returns>Null for a value that is empty and that nobody can set: it is not passed on.</returns>
    public static string? Of(CatalogRule rule, string name, string value) =>
        (rule.PackParameters.GetValueOrDefault(name), value.Length) switch
        {
            (null, 0) => null,
            (null, _) => value.Contains("${AWS::", StringComparison.Ordinal) ? $"!Sub {Quoted(value)}" : Quoted(value),
            ({ } parameter, 0) => $"!If [{Given(parameter)}, !Ref {parameter}, !Ref AWS::NoValue]",
            ({ } parameter, _) => $"!Ref {parameter}",
        };

    /// <summary>The condition that holds when a pack parameter without a default was set.</summary>
    public static string Given(string parameter) => $"{parameter}Given";

    public static string Quoted(string value) => value.Contains('"', StringComparison.Ordinal)
        ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{value.Replace("\\", @"\\", StringComparison.Ordinal)}\"";
}
