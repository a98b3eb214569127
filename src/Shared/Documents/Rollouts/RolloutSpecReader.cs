using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Fields;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.Rollouts;

/// <summary>Reads a <c>rollout.yaml</c>; everything that is wrong in it is found at once.</summary>
public static class RolloutSpecReader
{
    private const string AllEnabled = "all-enabled";

    /// <returns>No spec when there is an error among the diagnostics.</returns>
    public static (RolloutSpec? Spec, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        var yaml = YamlText.Read(file, text);
        if (yaml.Root is null)
            return (null, yaml.Diagnostics);

        var findings = new Findings();
        var spec = Spec(new("", yaml.Root, findings));
        return (findings.HasErrors ? null : spec, [.. yaml.Diagnostics, .. findings.All]);
    }

    private static RolloutSpec? Spec(Field field)
    {
        if (Section.Of(
            field,
            "name", "content", "packs", "regions", "homeRegion", "scope", "delivery", "remediation", "waves", "gates",
            "memberRole", "replaces", "notifications", "heal", "joined") is not { } file)
        {
            return null;
        }

        var name = file.Required("name", Names.Read, "pci-2026-11");
        var regions = file.Required<IReadOnlyList<Region>>("regions", Regions, "[eu-west-1, us-east-1]");
        var waves = file.Required("waves", WaveReader.All, "[{ name: early, percent: 5 }, { name: rest, rest: true }]");
        var defaults = new RolloutSpec(name ?? "", regions is { Count: > 0 } ? regions : null, waves ?? []);
        return defaults with
        {
            Content = file.Optional("content", Words.Text),
            Packs = file.Optional("packs", Packs),
            Replaces = file.Optional("replaces", Packs) ?? [],
            HomeRegion = file.Optional("homeRegion", Words.Region),
            Scope = file.Optional("scope", ScopeReader.Read) ?? defaults.Scope,
            Delivery = file.Optional("delivery", Choices<Delivery>.Read) ?? defaults.Delivery,
            Joined = file.Optional("joined", Choices<JoinedPolicy>.Read) ?? defaults.Joined,
            Remediation = file.Optional("remediation", Choices<RemediationMode>.Read) ?? defaults.Remediation,
            Heal = file.Optional("heal", HealReader.Read),
            Gates = file.Optional("gates", GateReader.Read) ?? defaults.Gates,
            Notifications = file.Optional("notifications", NotificationReader.All) ?? [],
            MemberRole = file.Optional("memberRole", Names.Role) ?? defaults.MemberRole,
        };
    }

    /// <summary>An empty list stands for <c>all-enabled</c>; an empty list in the file is refused.</summary>
    private static IReadOnlyList<Region>? Regions(Field field) => field.Value switch
    {
        YamlScalar { Text: AllEnabled } => [],
        YamlScalar { IsNull: false, Text: var text } => field.Refuse<IReadOnlyList<Region>>(
            "PAH1004",
            $"'{field.Name}' is {field.Shown}; expected a list of regions, or {AllEnabled}.",
            Region.TryParse(text, out _) ? $"Write it in brackets: [{text}]." : Spelling.Advice(text, [AllEnabled])),
        YamlList { Values.Count: 0 } => Collections.Filled(field, "region", Words.Region),
        _ => Collections.Distinct(field, "region", Words.Region),
    };

    private static IReadOnlyList<string>? Packs(Field field) => field.Value is YamlList { Values.Count: 0 }
        ? Collections.Filled(field, "pack", Words.Text)
        : Collections.Distinct(field, "pack", Words.Text);
}
