using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>
/// A stack in one account and region, made by a call or by a stack set. What follows from something else is worked out
/// when asked for: there may be half a million.
/// </summary>
internal abstract class StackState(DateTimeOffset createdAt) : IStackNames
{
    private static readonly Rendering Nothing = new([], []);

    private readonly long created = createdAt.UtcTicks;
    private long updated;
    private bool isMade;

    public abstract string Name { get; }

    public abstract string Id { get; }

    public DateTimeOffset CreatedAt => new(created, TimeSpan.Zero);

    public DateTimeOffset? UpdatedAt
    {
        get => updated == 0 ? null : new(updated, TimeSpan.Zero);
        set => updated = value?.UtcTicks ?? 0;
    }

    public required string Status { get; set; }

    public string? StatusReason { get; set; }

    /// <summary>What it is made from, or, before that, what it shall be.</summary>
    public required TemplateRenderer Renderer { get; set; }

    /// <summary>What the stack was made from; null before it was made.</summary>
    public TemplateRenderer? MadeFrom => isMade ? Renderer : null;

    /// <summary>What the stack was made of; null before it was made.</summary>
    public StackContents? Contents => isMade ? new(Renderer, Where) : null;

    /// <summary>Where it stands.</summary>
    public abstract Place Place { get; }

    public abstract PseudoParameters Where { get; }

    /// <summary>
    /// What the stack is made of, rendered again when somebody asks: thousands of stacks that nobody reads are kept
    /// small.
    /// </summary>
    public Rendering Rendering => Contents?.Rendering ?? Nothing;

    public abstract IReadOnlyList<string> Capabilities { get; }

    public abstract IReadOnlyList<(string Key, string Value)> Tags { get; }

    /// <summary>The stack set that owns it; its own account may not change it unnoticed.</summary>
    public virtual string? StackSetId => null;

    /// <summary>The stack is now what a template gives there.</summary>
    public void Become(TemplateRenderer renderer) => (Renderer, isMade) = (renderer, true);

    public bool IsBusy => Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);

    public bool IsGone => Status == "DELETE_COMPLETE";
}
