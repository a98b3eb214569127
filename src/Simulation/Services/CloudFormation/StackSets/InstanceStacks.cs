using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>The stacks that stand behind stack instances, in the accounts themselves.</summary>
internal static class InstanceStacks
{
    /// <summary>The instance's stack, made without resources where it does not exist yet.</summary>
    public static StackState Of(SimulatedCloud cloud, StackSet set, StackInstance instance, TemplateRenderer renderer)
    {
        var (account, region) = (instance.Account, instance.Region);
        var book = StackBook.Of(account);
        if (instance.StackId is { } id && book.Find(region, id) is { IsGone: false } found) return found;
        var name = $"StackSet-{set.Name}-{Ids.Uuid(cloud, set.Id, account.Id.Value, region.Value)}";
        var stack = new StackState(
            name, $"arn:{region.Partition}:cloudformation:{region}:{account.Id}:stack/{name}/"
            + Ids.Uuid(cloud, "stack", set.Id, account.Id.Value, region.Value), cloud.Now)
        {
            Status = "CREATE_IN_PROGRESS",
            Renderer = renderer,
            Capabilities = set.Capabilities,
            StackSetId = set.Id,
        };
        book.Set(region, stack);
        instance.StackId = stack.Id;
        return stack;
    }

    public static void Delete(SimulatedCloud cloud, StackInstance instance)
    {
        var book = StackBook.Of(instance.Account);
        if (instance.StackId is not { } id || book.Find(instance.Region, id) is not { } stack) return;
        StackProvisioner.Delete(new(cloud, instance.Account, instance.Region, stack.Id), stack.Contents);
        book.Remove(instance.Region, stack);
    }

    /// <summary>Starts what the delete of a stack has to wait for; says when it ends.</summary>
    public static DateTimeOffset BeginDelete(SimulatedCloud cloud, StackInstance instance, DateTimeOffset at, DateTimeOffset end) =>
        instance.StackId is { } id && StackBook.Of(instance.Account).Find(instance.Region, id) is { } stack
            ? StackProvisioner.BeginDelete(
                new(cloud, instance.Account, instance.Region, stack.Id), stack.Contents, at, end)
            : end;

    public static StackContents Contents(StackInstance instance, StackState stack, TemplateRenderer renderer) =>
        new(renderer, new(instance.Account.Id, instance.Region, stack.Name, stack.Id));
}
