using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Documents.Fields;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Faults;

/// <summary>Reads the fault file of a rehearsal, YAML or JSON.</summary>
public static class FaultsReader
{
    public const string Schema = "pciautoheal/faults/1";

    private const string Every = "*";

    /// <returns>No fault at all when there is an error among the diagnostics.</returns>
    public static (IReadOnlyList<Fault> Faults, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        var yaml = YamlText.Read(file, text);
        if (yaml.Root is null)
            return ([], yaml.Diagnostics);

        var findings = new Findings();
        var keys = Section.Of(new("", yaml.Root, findings), "schema", "faults");
        keys?.Optional("schema", KnownSchema);
        var faults = keys?.Required("faults", All, "[{ kind: Throttled }]");
        return (findings.HasErrors ? [] : faults ?? [], [.. yaml.Diagnostics, .. findings.All]);
    }

    private static IReadOnlyList<Fault>? All(Field field) => Collections.Any(field, "fault", One);

    private static Fault? One(Field field)
    {
        if (Section.Of(field, "kind", "account", "region", "at", "for", "percent", "api") is not { } keys)
            return null;
        var kind = keys.Required("kind", Choices<FaultKind>.Read, "Throttled");
        var fault = new Fault(
            kind ?? default,
            keys.Optional("account", OneOrEvery(Words.Account)),
            keys.Optional("region", OneOrEvery(Words.Region)),
            keys.Optional("at", Durations.Any) ?? TimeSpan.Zero,
            keys.Optional("for", Durations.Positive),
            (double)(keys.Optional("percent", Numbers.Share) ?? 100m),
            keys.Optional("api", OneOrEvery(Api.Read)));
        return kind is null ? null : fault;
    }

    private static Func<Field, T?> OneOrEvery<T>(Func<Field, T?> read)
        where T : class => field => field.Value is YamlScalar { Text: Every } ? null : read(field);

    private static string? KnownSchema(Field field) => Words.Text(field) is not { } text || text == Schema ? null
        : field.Refuse<string>("PAH1601", $"The schema is '{text}', not {Schema}.", "Use a program of that version.");
}
