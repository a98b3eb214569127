using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>A stack in one account and region, made by a call or by a stack set.</summary>
internal abstract class StackState(DateTimeOffset createdAt) : IStackNames
{
    private static readonly Rendering Nothing = new([], []);

    public abstract string Name { get; }

    public abstract string Id { get; }

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset? UpdatedAt { get; set; }

    public required string Status { get; set; }

    public string? StatusReason { get; set; }

    public required TemplateRenderer Renderer { get; set; }

    /// <summary>What the stack was made of; null before it was made.</summary>
    public StackContents? Contents { get; private set; }

    /// <summary>What the stack is made of, rendered again when somebody asks: thousands of stacks that nobody reads are kept small.</summary>
    public Rendering Rendering => Contents?.Rendering ?? Nothing;

    public IReadOnlyList<string> Capabilities { get; set; } = [];

    public IReadOnlyList<(string Key, string Value)> Tags { get; set; } = [];

    public string? Description { get; set; }

    /// <summary>The stack set that owns it; its own account may not change it unnoticed.</summary>
    public virtual string? StackSetId => null;

    /// <summary>The stack is now what a template gives there.</summary>
    public void Become(StackContents contents) => (Renderer, Contents) = (contents.Renderer, contents);

    public bool IsBusy => Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);

    public bool IsGone => Status == "DELETE_COMPLETE";
}
