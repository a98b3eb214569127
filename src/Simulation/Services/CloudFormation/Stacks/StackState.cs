using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

/// <summary>A stack in one account and region, made by a call or by a stack set.</summary>
internal sealed class StackState(string name, string id, DateTimeOffset createdAt)
{
    private static readonly Rendering Nothing = new([], []);
    public string Name { get; } = name;

    public string Id { get; } = id;

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
    public string? StackSetId { get; init; }

    /// <summary>The stack is now what a template gives there.</summary>
    public void Become(StackContents contents) => (Renderer, Contents) = (contents.Renderer, contents);

    public bool IsBusy => Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);

    public bool IsGone => Status == "DELETE_COMPLETE";
}

/// <summary>The stacks of one account, all regions.</summary>
internal sealed class StackBook
{
    private readonly Dictionary<(Region Region, string Name), StackState> stacks = [];

    public static StackBook Of(SimulatedAccount account) => account.Global<StackBook>();

    /// <summary>A stack by name or by id; one that is deleted only by its id.</summary>
    public StackState? Find(Region region, string nameOrId) =>
        stacks.TryGetValue((region, NameOf(nameOrId)), out var stack)
        && (stack.Id == nameOrId || (stack.Name == nameOrId && !stack.IsGone)) ? stack : null;

    public IEnumerable<StackState> In(Region region) =>
        stacks.Where(entry => entry.Key.Region == region).Select(entry => entry.Value)
            .OrderBy(s => s.Name, StringComparer.Ordinal);

    public void Set(Region region, StackState stack) => stacks[(region, stack.Name)] = stack;

    public void Remove(Region region, StackState stack) => stacks.Remove((region, stack.Name));

    private static string NameOf(string nameOrId) =>
        nameOrId.StartsWith("arn:", StringComparison.Ordinal)
            && nameOrId.Split('/') is [_, var name, ..] ? name : nameOrId;
}
