using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;
using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;
using PciAutoHeal.Simulation.Services.CloudFormation.Templates;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>What an operation does in one account and region: begins it, and brings it to its end.</summary>
internal sealed class InstanceWork(SimulatedCloud cloud, StackSet set, StackSetOperation operation)
{
    private readonly CloudFormationSettings settings = cloud.Settings.Of<CloudFormationSettings>();
    private readonly Renderers renderers = new(set);
    private readonly DriftCheck drift = new(cloud, operation);

    public void Begin(InstanceRun run, DateTimeOffset now)
    {
        var instance = run.Instance;
        if (operation.Action != OperationAction.DetectDrift) instance.LastOperation = operation.Id;
        if (instance.Account.State != AccountState.Active)
        {
            Over(run, "CANCELLED", "SKIPPED_SUSPENDED_ACCOUNT", $"Account {run.Account} is suspended");
            return;
        }

        if (IsDeployment) run.Template = renderers.For(instance, operation.Overrides);
        if (IsDeployment && instance is { Status: "CURRENT" } && instance.Deployed == run.Template)
        {
            Over(run, "SUCCEEDED", "SUCCEEDED", null);
            return;
        }

        run.Status = "RUNNING";
        if (operation.Action != OperationAction.DetectDrift) instance.Detailed = "RUNNING";
        run.Failure = Obstacle(instance, now);
        run.EndAt = run.Failure is null ? now + Takes(instance, now) : now + settings.StackTakes.Least;
        if (run.Failure is not null) return;
        if (IsDeployment) BeginResources(run, now);
        else if (operation is { Action: OperationAction.Delete, RetainStacks: false }) BeginDelete(run, now);
    }

    public void End(InstanceRun run)
    {
        try
        {
            if (run.Failure is { } known) throw new ProvisioningException(known);
            Do(run);
            run.Status = "SUCCEEDED";
        }
        catch (Exception why) when (why is ProvisioningException or TemplateException)
        {
            Over(run, "FAILED", "FAILED", why.Message);
            if (operation.Action == OperationAction.Delete) run.Instance.Status = "INOPERABLE";
        }
    }

    public void Finish() => drift.Finish(set);

    private bool IsDeployment => operation.Action is OperationAction.Create or OperationAction.Update;

    private void Over(InstanceRun run, string status, string detailed, string? reason)
    {
        (run.Status, run.Reason) = (status, reason);
        if (operation.Action == OperationAction.DetectDrift) return;
        (run.Instance.Detailed, run.Instance.Reason) = (detailed, reason);
        run.Instance.Status = status == "SUCCEEDED" ? "CURRENT" : "OUTDATED";
    }

    private void BeginResources(InstanceRun run, DateTimeOffset now)
    {
        try
        {
            var stack = StackOf(run.Instance, run.Template!);
            run.EndAt = StackProvisioner.Begin(
                stack.Place, stack.Contents, new(run.Template!, stack.Where), now, run.EndAt);
        }
        catch (Exception why) when (why is ProvisioningException or TemplateException)
        {
            run.Failure = why.Message;
        }
    }

    private static void BeginDelete(InstanceRun run, DateTimeOffset now)
    {
        try
        {
            run.EndAt = InstanceStacks.BeginDelete(run.Instance, now, run.EndAt);
        }
        catch (ProvisioningException why)
        {
            run.Failure = why.Message;
        }
    }

    private void Do(InstanceRun run)
    {
        switch (operation.Action)
        {
            case OperationAction.DetectDrift: drift.Check(run.Instance); break;
            case OperationAction.Delete: Delete(run.Instance); break;
            default: Deploy(run); break;
        }
    }

    private void Deploy(InstanceRun run)
    {
        var instance = run.Instance;
        var stack = StackOf(instance, run.Template!);
        var isNew = stack.MadeFrom is null;
        StackProvisioner.Apply(stack.Place, stack.Contents, new(run.Template!, stack.Where));
        stack.Become(run.Template!);
        stack.Status = isNew ? "CREATE_COMPLETE" : "UPDATE_COMPLETE";
        stack.UpdatedAt = isNew ? null : cloud.Now;
        // A set that has moved on while the stack was being made leaves it behind the set again.
        var isLatest = renderers.For(instance, null) == run.Template;
        (instance.Status, instance.Detailed) = isLatest ? ("CURRENT", "SUCCEEDED") : ("OUTDATED", "PENDING");
        instance.Reason = null;
    }

    private void Delete(StackInstance instance)
    {
        if (!operation.RetainStacks) InstanceStacks.Delete(instance);
        set.Remove(instance);
    }

    private StackState StackOf(StackInstance instance, TemplateRenderer renderer) =>
        InstanceStacks.Of(cloud, set, instance, renderer);

    /// <summary>Why it cannot work there, as far as it shows at once.</summary>
    private string? Obstacle(StackInstance instance, DateTimeOffset now)
    {
        var (account, region) = (instance.Account, instance.Region);
        if (set.IsServiceManaged && !account.IsMember) return $"Account {account.Id} is not part of the organization.";
        if (!account.IsEnabled(region)) return $"Region {region} is not enabled in account {account.Id}.";
        if (!set.IsServiceManaged && !HasExecutionRole(account))
        {
            return $"Account {account.Id} should have '{set.ExecutionRoleName ?? settings.ExecutionRole}' role with trust "
                + $"relationship to Role '{set.AdministrationRoleArn ?? "AWSCloudFormationStackSetAdministrationRole"}'.";
        }

        return operation.Action != OperationAction.DetectDrift
            && cloud.Faults.Strikes(FaultKind.StackFailed, account.Id, region, now, set.Name)
            ? "ResourceLogicalId:Stack, ResourceType:AWS::CloudFormation::Stack, ResourceStatusReason:The following "
                + "resource(s) failed to create: [Stack]. Rollback requested by user."
            : null;
    }

    private bool HasExecutionRole(SimulatedAccount account) =>
        account.Global<Iam.IamRoles>().Find(set.ExecutionRoleName ?? settings.ExecutionRole) is not null;

    private TimeSpan Takes(StackInstance instance, DateTimeOffset now)
    {
        var (account, region) = (instance.Account.Id, instance.Region);
        var span = operation.Action == OperationAction.DetectDrift ? settings.DriftTakes : settings.StackTakes;
        var takes = span.At(cloud.Share("stack", set.Name, operation.Id, account.Value, region.Value));
        return cloud.Faults.Strikes(FaultKind.StackSlow, account, region, now, set.Name)
            ? takes * settings.SlowFactor : takes;
    }
}
