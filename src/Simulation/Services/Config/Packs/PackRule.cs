using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.Config.Packs;

/// <summary>A rule of a conformance pack, evaluated for one account and region.</summary>
public sealed record PackRule(
    string LogicalId,
    string Name,
    string Owner,
    string Identifier,
    JsonObject Properties,
    PackRemediation? Remediation)
{
    /// <summary>What stands for the rule where chance is drawn for it.</summary>
    internal ulong Mark { get; } = Chance.Hash(0, "rule", Identifier);

    public string? ResourceType =>
        Remediation?.ResourceType
            ?? (Json.At(Properties, "Scope", "ComplianceResourceTypes") as JsonArray)?.FirstOrDefault()?.ToString();

    /// <summary>The rule's name in the member.</summary>
    public string NameIn(string packSuffix) => $"{Name}-conformance-pack-{packSuffix}";
}

/// <summary>What a pack does about findings of a rule.</summary>
public sealed record PackRemediation(string TargetId, bool Automatic, JsonObject Properties)
{
    public string? ResourceType => Properties[nameof(ResourceType)]?.ToString();
}
