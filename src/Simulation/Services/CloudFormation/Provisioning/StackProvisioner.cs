namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>Makes the resources of a stack what its template says, or puts them back and throws why not.</summary>
internal static class StackProvisioner
{
    /// <summary>
    /// Starts what takes its own time; says when the last of it ends, never before <paramref name="end"/>.
    /// </summary>
    public static DateTimeOffset Begin(
        Place place, StackContents? before, StackContents contents, DateTimeOffset at, DateTimeOffset end)
    {
        if (contents.Blueprint is { IsWhole: true }) return end;
        var (old, wanted) = (Resources(before), contents.Rendering.Resources);
        foreach (var resource in wanted.Where(resource => IsNew(old, resource)))
        {
            if (ResourceKinds.Find(resource.Type)?.Begin(place, resource, at) is { } own && own > end) end = own;
        }

        return end;
    }

    public static void Apply(Place place, StackContents? before, StackContents contents)
    {
        if (AtOnce(place, before, contents)) return;
        foreach (var kind in ResourceKinds.Delivered) kind.OpenAll(place);
        var (old, wanted) = (Resources(before), contents.Rendering.Resources);
        var undo = new Stack<Action>();
        try
        {
            foreach (var resource in wanted.Where(resource => IsNew(old, resource))) Put(place, old, resource, undo);
            foreach (var gone in old.Where(resource => !resource.Retain
                && !wanted.Any(other => IsSame(resource, other))))
                ResourceKinds.Of(gone.Type).Delete(place, gone);
        }
        catch (ProvisioningException)
        {
            while (undo.TryPop(out var back)) back();
            throw;
        }
    }

    public static void Delete(Place place, StackContents? before)
    {
        if (before is null || AtOnce(place, before, null)) return;
        foreach (var kind in ResourceKinds.Delivered) kind.OpenAll(place);
        foreach (var resource in before.Rendering.Resources.Reverse().Where(resource => !resource.Retain))
            ResourceKinds.Find(resource.Type)?.Delete(place, resource);
    }

    /// <summary>Starts the deletes that take their own time; says when the last of them ends.</summary>
    public static DateTimeOffset BeginDelete(Place place, StackContents? before, DateTimeOffset at, DateTimeOffset end)
    {
        if (before is null or { Blueprint: { IsWhole: true } }) return end;
        foreach (var resource in before.Rendering.Resources.Where(resource => !resource.Retain))
        {
            if (ResourceKinds.Find(resource.Type)?.BeginDelete(place, resource, at) is { } own && own > end) end = own;
        }

        return end;
    }

    /// <summary>Whether a stack could be changed without a look at each of its resources.</summary>
    private static bool AtOnce(Place place, StackContents? before, StackContents? contents)
    {
        var (old, wanted) = (before?.Blueprint, contents?.Blueprint);
        if ((before is not null && old is not { IsWhole: true })
            || (contents is not null && wanted is not { IsWhole: true })
            || !ResourceKinds.Delivered.All(kind => kind.Accepts(place, old?.Of(kind), wanted?.Of(kind)))) return false;
        foreach (var kind in ResourceKinds.Delivered) kind.Deliver(place, wanted?.Of(kind));
        return true;
    }

    private static IReadOnlyList<StackResource> Resources(StackContents? contents) =>
        contents?.Rendering.Resources ?? [];

    private static void Put(Place place, IReadOnlyList<StackResource> old, StackResource resource, Stack<Action> undo)
    {
        try
        {
            Change(place, old, resource, undo);
        }
        catch (ProvisioningException why)
        {
            throw new ProvisioningException($"ResourceLogicalId:{resource.LogicalId}, ResourceType:{resource.Type}, "
                + $"ResourceStatusReason:{why.Message}.");
        }
    }

    private static void Change(Place place, IReadOnlyList<StackResource> old, StackResource resource,
        Stack<Action> undo)
    {
        var kind = ResourceKinds.Of(resource.Type);
        if (old.FirstOrDefault(other => IsSame(other, resource)) is { } before)
        {
            kind.Update(place, before, resource);
            undo.Push(() => kind.Update(place, resource, before));
        }
        else
        {
            undo.Push(() => kind.Delete(place, resource));
            kind.Create(place, resource);
        }
    }

    private static bool IsSame(StackResource one, StackResource other) =>
        one.LogicalId == other.LogicalId && one.Type == other.Type && one.PhysicalId == other.PhysicalId;

    private static bool IsNew(IReadOnlyList<StackResource> old, StackResource resource) => !old.Any(other =>
        IsSame(other, resource) && (ReferenceEquals(other.Properties, resource.Properties)
            || System.Text.Json.Nodes.JsonNode.DeepEquals(other.Properties, resource.Properties)));
}
