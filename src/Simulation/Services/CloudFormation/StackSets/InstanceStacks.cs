using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>The stacks that stand behind stack instances, in the accounts themselves.</summary>
internal static class InstanceStacks
{
    /// <summary>The instance's stack, made without resources where it does not exist yet.</summary>
    public static StackState Of(SimulatedCloud cloud, StackSet set, StackInstance instance, TemplateRenderer renderer)
    {
        if (instance.Stack is { IsGone: false } found) return found;
        var book = StackBook.Of(instance.Account);
        if (instance.Stack is { } gone) book.Remove(instance.Region, gone);
        var stack = new SetStack(cloud, set, instance)
        {
            Status = "CREATE_IN_PROGRESS",
            Renderer = renderer,
        };
        book.Add(instance.Region, stack);
        return instance.Stack = stack;
    }

    public static void Delete(StackInstance instance)
    {
        if (instance.Stack is not { } stack) return;
        StackProvisioner.Delete(stack.Place, stack.Contents);
        StackBook.Of(instance.Account).Remove(instance.Region, stack);
    }

    /// <summary>Starts what the delete of a stack has to wait for; says when it ends.</summary>
    public static DateTimeOffset BeginDelete(StackInstance instance, DateTimeOffset at, DateTimeOffset end) =>
        instance.Stack is { } stack
            ? StackProvisioner.BeginDelete(stack.Place, stack.Contents, at, end)
            : end;
}
