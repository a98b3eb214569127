using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Catalog;

/// <summary>Reads <c>catalog.yaml</c>, all its faults at once.</summary>
public sealed class CatalogReader
{
    private static readonly string[] Required =
        ["rule", "name", "packs", "resourceType", "resourceId", "global", "handling", "reason", "reversible"];

    private static readonly string[] Optional =
        ["pci321", "pci40", "document", "documentParameters", "parameters", "packParameters", "frequency", "region"];

    private static readonly string[] OfPack = ["name", "standard", "optional", "description"];

    private static readonly ReadOnce<(RuleCatalog? Catalog, IReadOnlyList<Diagnostic> Diagnostics)> Reading = new(ReadAnew);

    private readonly List<Diagnostic> diagnostics = [];

    private CatalogReader()
    {
    }

    public static (RuleCatalog? Catalog, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text) =>
        Reading.Of(file, text);

    private static (RuleCatalog? Catalog, IReadOnlyList<Diagnostic> Diagnostics) ReadAnew(string file, string text)
    {
        var reading = YamlText.Read(file, text);
        if (reading.Root is not { } root)
            return (null, reading.Diagnostics);

        var reader = new CatalogReader();
        var packs = (root["packs"]?.Items ?? []).Select(reader.Pack).ToList();
        var rules = (root["rules"]?.Items ?? []).Select(reader.Rule).ToList();
        if (root["schema"]?.Scalar != "pciautoheal/catalog/1")
            reader.Refuse("PAH2201", root.Where, "The schema must be pciautoheal/catalog/1.");
        foreach (var (code, where, message) in CatalogRows.Check(packs, rules))
            reader.Refuse(code, where, message);
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
            Texts(row["packs"]),
            row["resourceType"] is YamlList types ? Texts(types) : [Text(row, "resourceType")],
            Choice(row, "resourceId", KindNames, ResourceIdKind.Id),
            Text(row, "global") == "true",
            row["region"]?.Scalar,
            row["frequency"]?.Scalar,
            Texts(row["pci321"]),
            Texts(row["pci40"]),
            Choice(row, "handling", HandlingNames, Handling.Manual),
            row["document"]?.Scalar,
            Text(row, "reason"),
            Text(row, "reversible") == "true",
            Map(row["parameters"]),
            Map(row["documentParameters"]),
            Map(row["packParameters"]),
            row.Where);
    }

    private CatalogPack Pack(YamlValue pack)
    {
        foreach (var entry in pack.Entries.Where(entry => !OfPack.Contains(entry.Key)))
            Refuse("PAH2203", entry.Where, $"The key '{entry.Key}' is not known here.");
        return new(
            Text(pack, "name"),
            pack["standard"]?.Scalar,
            Text(pack, "optional") == "true",
            Text(pack, "description"),
            pack.Where);
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

    private static Dictionary<string, string> Map(YamlValue? map) =>
        (map?.Entries ?? []).ToDictionary(entry => entry.Key, entry => entry.Value.Scalar ?? "", StringComparer.Ordinal);

    private void Refuse(string code, SourceLocation where, string message) => diagnostics.Add(
        Diagnostic.Error(code, message, where, "See conformance-packs/README.md for the keys of the catalog."));
}
