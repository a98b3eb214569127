namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>A parameter that a template declares; without a default the caller must give a value.</summary>
public sealed record TemplateParameter(
    string Name,
    string Type,
    string? Default,
    IReadOnlyList<string>? AllowedValues,
    string? AllowedPattern);
