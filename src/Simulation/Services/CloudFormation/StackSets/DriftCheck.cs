using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>Compares the resources of an instance's stack with the template that the stack was made from.</summary>
internal sealed class DriftCheck(SimulatedCloud cloud, StackSetOperation operation)
{
    /// <summary>Thousands of stacks in which nothing is found share one answer.</summary>
    private DriftFindings? clean;

    public void Check(StackInstance instance)
    {
        if (instance.Stack is not { IsGone: false } stack)
            throw new ProvisioningException("The stack of the instance does not exist.");
        var place = stack.Place;
        var found = (Touched(place, stack) ?? stack.Rendering.Resources)
            .Select(resource => (Resource: resource, Found: ResourceKinds.Find(resource.Type)?.Drift(place, resource)))
            .Where(row => row.Found is not { Count: 0 }).ToList();
        instance.Drift = found.Count == 0 && clean?.At == cloud.Now ? clean : new(operation.Id, cloud.Now, found);
        clean = found.Count == 0 ? instance.Drift : clean;
    }

    /// <summary>
    /// What nobody has opened since it was delivered is as it was; null where the stack was made one by one.
    /// </summary>
    private static IEnumerable<StackResource>? Touched(Place place, StackState stack)
    {
        if (stack.Contents?.Blueprint is not { IsWhole: true } blueprint) return null;
        var kinds = ResourceKinds.Delivered.Where(kind => blueprint.Of(kind) is not null)
            .Select(kind => kind.Touched(place)).ToList();
        return kinds.Contains(null) ? null : kinds.SelectMany(touched => touched!);
    }

    public void Finish(StackSet set)
    {
        if (operation.Action != OperationAction.DetectDrift) return;
        var word = operation.Status == "STOPPED" ? "STOPPED" : operation.Failed > 0 ? "PARTIAL_SUCCESS" : "COMPLETED";
        set.Drift = operation.Drift = Summary(operation, word, cloud.Now);
    }

    public static DriftSummary Summary(StackSetOperation operation, string detection, DateTimeOffset at)
    {
        var done = operation.Results.Where(run => run.Status == "SUCCEEDED").ToList();
        return new(
            detection,
            at,
            operation.Results.Count,
            done.Count(run => run.Instance.DriftStatus == "DRIFTED"),
            done.Count(run => run.Instance.DriftStatus == "IN_SYNC"),
            operation.Results.Count(run => run.Status is "RUNNING" or "PENDING"),
            operation.Failed);
    }
}
