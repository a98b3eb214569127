using System.Globalization;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Documents.Yaml;

namespace PciAutoHeal.Documents.ConformancePacks;

/// <summary>Reads any conformance pack template, AWS's own included; YAML or JSON.</summary>
public static class PackTemplateReader
{
    private const string RuleType = "AWS::Config::ConfigRule";
    private const string RemediationType = "AWS::Config::RemediationConfiguration";

    public static (PackTemplate? Template, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        var reading = YamlText.Read(file, text);
        if (reading.Root is not { } root)
            return (null, reading.Diagnostics);

        var resources = root["Resources"]?.Entries ?? [];
        if (resources.Count == 0)
            return (null, [NoPack(root.Where, "it has no Resources")]);
        var foreign = resources.Where(it => it.Value["Type"]?.Scalar is not (RuleType or RemediationType)).ToList();
        if (foreign.Count > 0)
        {
            return (null, [.. foreign.Select(it => NoPack(
                it.Where, $"'{it.Key}' is of type '{it.Value["Type"]?.Scalar}'; a pack holds rules and remediations"))]);
        }

        var names = resources.Where(IsRule).ToDictionary(it => it.Key, RuleName);
        return (new(
            PackName.Of(file),
            file,
            text,
            [.. (root["Parameters"]?.Entries ?? []).Select(Parameter)],
            [.. resources.Where(IsRule).Select(Rule)],
            [.. resources.Where(it => !IsRule(it)).Select(it => Remediation(it, names))]), []);
    }

    private static bool IsRule(YamlEntry resource) => resource.Value["Type"]?.Scalar == RuleType;

    private static string RuleName(YamlEntry rule) =>
        rule.Value["Properties"]?["ConfigRuleName"]?.Scalar ?? rule.Key;

    private static PackParameter Parameter(YamlEntry entry) =>
        new(entry.Key, entry.Value["Type"]?.Scalar ?? "String", entry.Value["Default"]?.Scalar, entry.Where);

    private static PackRule Rule(YamlEntry entry) => new(
        entry.Key,
        RuleName(entry),
        entry.Value["Properties"]?["Source"]?["Owner"]?.Scalar,
        entry.Value["Properties"]?["Source"]?["SourceIdentifier"]?.Scalar,
        entry.Value["Condition"]?.Scalar,
        entry.Where);

    private static PackRemediation Remediation(YamlEntry entry, Dictionary<string, string> rules)
    {
        var properties = entry.Value["Properties"];
        var parameters = properties?["Parameters"]?.Entries ?? [];
        var rule = properties?["ConfigRuleName"];
        var named = rule?.Scalar ?? rule?["Ref"]?.Scalar ?? "";
        return new(
            entry.Key,
            rules.GetValueOrDefault(named, named),
            properties?["TargetId"]?.Scalar ?? "",
            properties?["TargetVersion"]?.Scalar,
            [.. parameters.Select(parameter => parameter.Key)],
            parameters.FirstOrDefault(it => it.Value["ResourceValue"]?["Value"]?.Scalar == "RESOURCE_ID")?.Key,
            properties?["Automatic"]?.Scalar is "true" or "True",
            Number(properties?["MaximumAutomaticAttempts"]),
            Number(properties?["RetryAttemptSeconds"]),
            entry.Value["Condition"]?.Scalar,
            entry.Where)
        {
            Role = properties?["Parameters"]?["AutomationAssumeRole"]?["StaticValue"]?["Values"]?.Items is [var role, ..] ? role.Scalar : null,
        };
    }

    private static int? Number(YamlValue? value) =>
        int.TryParse(value?.Scalar, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Diagnostic NoPack(SourceLocation where, string why) => Diagnostic.Error(
        "PAH2301", $"This is no conformance pack template: {why}.", where, "Move the file out of the folder of packs.");
}
