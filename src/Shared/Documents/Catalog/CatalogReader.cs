using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Catalog;

/// <summary>Reads <c>catalog.yaml</c>, all its faults at once.</summary>
public sealed class CatalogReader
{
    private static readonly string[] Required =
        ["rule", "name", "pack", "resourceType", "resourceId", "global", "handling", "reason", "reversible"];

    private static readonly string[] Optional = ["pci321", "pci40", "document", "parameters", "frequency"];

    private readonly List<Diagnostic> diagnostics = [];

    private CatalogReader()
    {
    }

    public static (RuleCatalog? Catalog, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        var reading = YamlText.Read(file, text);
        if (reading.Root is not { } root)
            return (null, reading.Diagnostics);

        var reader = new CatalogReader();
        var packs = (root["packs"]?.Items ?? [])
            .Select(pack => new CatalogPack(Text(pack, "name"), Text(pack, "description"), pack.Where)).ToList();
        var rules = (root["rules"]?.Items ?? []).Select(reader.Rule).ToList();
        reader.CheckRows(root, packs, rules);
        return (reader.diagnostics.Count == 0 ? new(file, packs, rules) : null, reader.diagnostics);
    }

    private CatalogRule Rule(YamlValue row)
    {
        foreach (var key in Required.Where(key => row[key] is null))
            Refuse("PAH2202", row.Where, $"The rule lacks '{key}'.");
        foreach (var entry in row.Entries.Where(entry => !Required.Contains(entry.Key) && !Optional.Contains(entry.Key)))
            Refuse("PAH2203", entry.Where, $"The key '{entry.Key}' is not known here.");

        return new(
            Text(row, "rule"),
            Text(row, "name"),
            Text(row, "pack"),
            row["resourceType"] is YamlList types ? Texts(types) : [Text(row, "resourceType")],
            Choice(row, "resourceId", KindNames, ResourceIdKind.Id),
            Text(row, "global") == "true",
            row["frequency"]?.Scalar,
            Texts(row["pci321"]),
            Texts(row["pci40"]),
            Choice(row, "handling", HandlingNames, Handling.Manual),
            row["document"]?.Scalar,
            Text(row, "reason"),
            Text(row, "reversible") == "true",
            (row["parameters"]?.Entries ?? []).ToDictionary(entry => entry.Key, entry => entry.Value.Scalar ?? ""),
            row.Where);
    }

    private void CheckRows(YamlValue root, List<CatalogPack> packs, List<CatalogRule> rules)
    {
        if (root["schema"]?.Scalar != "pciautoheal/catalog/1")
            Refuse("PAH2201", root.Where, "The schema must be pciautoheal/catalog/1.");
        foreach (var rule in rules)
        {
            if (packs.All(pack => pack.Name != rule.Pack))
                Refuse("PAH2205", rule.Where, $"{rule.Rule} is in the pack '{rule.Pack}', which is not listed.");
            if (rule.Handling is Handling.Manual != rule.Document is null)
                Refuse("PAH2206", rule.Where, $"{rule.Rule}: auto and gated rules have a document, manual rules none.");
        }

        foreach (var twice in rules.GroupBy(rule => (rule.Pack, rule.Rule)).Where(group => group.Count() > 1))
            Refuse("PAH2207", twice.Last().Where, $"{twice.Key.Rule} stands twice in the pack '{twice.Key.Pack}'.");
    }

    private T Choice<T>(YamlValue row, string key, IReadOnlyDictionary<string, T> names, T otherwise)
    {
        if (row[key] is not { } value || names.TryGetValue(value.Scalar ?? "", out otherwise!))
            return otherwise;
        Refuse("PAH2204", value.Where, $"'{value.Scalar}' is not one of: {string.Join(", ", names.Keys)}.");
        return otherwise;
    }

    private static readonly Dictionary<string, Handling> HandlingNames =
        new() { ["auto"] = Handling.Auto, ["gated"] = Handling.Gated, ["manual"] = Handling.Manual };

    private static readonly Dictionary<string, ResourceIdKind> KindNames = new()
    {
        ["name"] = ResourceIdKind.Name,
        ["arn"] = ResourceIdKind.Arn,
        ["id"] = ResourceIdKind.Id,
        ["unique-id"] = ResourceIdKind.UniqueId,
        ["account"] = ResourceIdKind.Account,
    };

    private static string Text(YamlValue row, string key) => row[key]?.Scalar?.Trim() ?? "";

    private static string[] Texts(YamlValue? list) => [.. (list?.Items ?? []).Select(item => item.Scalar ?? "")];

    private void Refuse(string code, SourceLocation where, string message) => diagnostics.Add(
        Diagnostic.Error(code, message, where, "See conformance-packs/README.md for the keys of the catalog."));
}
