using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>What a template gives for one stack; evaluated as far as somebody asks.</summary>
internal sealed record StackContents(TemplateRenderer Renderer, PseudoParameters Where)
{
    /// <summary>
    /// What the stack is made of as far as it can be known without looking at the stack; null when it cannot.
    /// </summary>
    public Blueprint? Blueprint => Renderer.BlueprintFor(Where.Region);

    public Rendering Rendering => Renderer.For(Where);
}
