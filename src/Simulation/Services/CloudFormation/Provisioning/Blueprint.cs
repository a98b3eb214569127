using PciAutoHeal.Simulation.Services.CloudFormation.Templates;
using PciAutoHeal.Simulation.Services.Deliveries;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>
/// What a template makes wherever it is deployed, as far as accounts and stacks do not tell: the same resources by the
/// same names. Their properties are evaluated for a stack when somebody looks.
/// </summary>
internal sealed class Blueprint
{
    private readonly Dictionary<IResourceKind, ResourceGroup> groups;

    public Blueprint(TemplateRenderer renderer, IReadOnlyList<StackResource> resources)
    {
        groups = resources.Select(resource => (resource, Kind: ResourceKinds.Find(resource.Type)))
            .Where(it => it.Kind is IDeliveredKind)
            .GroupBy(it => it.Kind!, it => it.resource)
            .ToDictionary(group => group.Key, group => new ResourceGroup(renderer, [.. group]));
        IsWhole = groups.Values.Sum(group => group.Resources.Count) == resources.Count
            && groups.Values.All(group => group.Names.Count == group.Resources.Count)
            && resources.All(resource => !resource.Retain);
    }

    /// <summary>Whether all of it can be delivered at once.</summary>
    public bool IsWhole { get; }

    public ResourceGroup? Of(IResourceKind kind) => groups.GetValueOrDefault(kind);
}

/// <summary>The resources of one type in a blueprint.</summary>
internal sealed class ResourceGroup(TemplateRenderer renderer, IReadOnlyList<StackResource> resources)
{
    private readonly Dictionary<string, StackResource> byName =
        resources.DistinctBy(r => r.PhysicalId).ToDictionary(r => r.PhysicalId, StringComparer.Ordinal);

    private readonly Dictionary<ResourceGroup, bool> follows = [];

    private bool? isPlain;

    /// <summary>As they are where nobody is; only names and types hold everywhere.</summary>
    public IReadOnlyList<StackResource> Resources => resources;

    public NameSet Names { get; } = new(resources.Select(resource => resource.PhysicalId));

    /// <summary>A resource as it is in one stack.</summary>
    public StackResource Exactly(string name, PseudoParameters where) => renderer.One(byName[name], where);

    /// <summary>Whether every one of them is made wherever there is room.</summary>
    public bool IsPlain(Predicate<StackResource> check) => isPlain ??= resources.All(check.Invoke);

    /// <summary>Whether each of them that was there before, in another group, becomes what it is here.</summary>
    public bool Follows(ResourceGroup old, Func<StackResource, StackResource, bool> check)
    {
        if (!follows.TryGetValue(old, out var does))
        {
            follows[old] = does = resources.All(resource => !old.byName.TryGetValue(resource.PhysicalId, out var before)
                || (before.LogicalId == resource.LogicalId && check(before, resource)));
        }

        return does;
    }
}
