using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>A resource as a template declares it, its properties not evaluated.</summary>
public sealed record TemplateResource(
    string LogicalId,
    string Type,
    JsonObject Properties,
    string? Condition,
    IReadOnlyList<string> DependsOn,
    bool Retain);
