namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>
/// A template that CloudFormation, or AWS Config for a conformance pack, would refuse; the message is theirs.
/// </summary>
public sealed class TemplateException(string message) : Exception(message);
