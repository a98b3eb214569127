using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.CloudFormation;

/// <summary>Changes stack sets, as the caller stands to the organization.</summary>
internal sealed class StackSetWriter(AwsConnection aws, ContentStore content, string callAs)
{
    private readonly UnitTargets units = new(aws, content);

    private Api<IAmazonCloudFormation> CloudFormation => aws.Caller.CloudFormation(aws.Endpoint.HomeRegion);

    /// <summary>Whether it was this call that created the set.</summary>
    public async Task<bool> CreateAsync(FoundationSet set, CancellationToken ct)
    {
        var (body, url) = await TemplateAsync(set, ct);
        var request = new CreateStackSetRequest
        {
            StackSetName = set.Name,
            Description = "Deployed by PciAutoHeal; changed only through its rollouts.",
            TemplateBody = body,
            TemplateURL = url,
            PermissionModel = "SERVICE_MANAGED",
            AutoDeployment = new() { Enabled = false },
            ManagedExecution = new() { Active = true },
            Capabilities = Capabilities(set),
            CallAs = callAs,
        };
        try
        {
            await CloudFormation.CallAsync(
                "CreateStackSet", (client, stop) => client.CreateStackSetAsync(request, stop), ct);
            return true;
        }
        catch (TerminalException e) when (e.Code is "NameAlreadyExistsException" or "TokenAlreadyExistsException")
        {
            return false; // an earlier attempt, whose answer was lost, created it
        }
    }

    /// <summary>Gives the set a new template and these accounts' stacks with it; all others become OUTDATED.</summary>
    public async Task<string> ChangeAsync(
        FoundationSet set, IReadOnlyList<AccountId> accounts, string operation, CancellationToken ct)
    {
        var (body, url) = await TemplateAsync(set, ct);
        var request = new UpdateStackSetRequest
        {
            StackSetName = set.Name,
            TemplateBody = body,
            TemplateURL = url,
            Capabilities = Capabilities(set),
            DeploymentTargets = accounts.Count > 0 ? await units.OfAsync(accounts, ct) : null,
            Regions = accounts.Count > 0 ? [set.Region.Value] : null,
            OperationPreferences = Preferences(),
            OperationId = operation,
            CallAs = callAs,
        };
        return await OnceAsync(operation, async () => (await CloudFormation.CallAsync(
            "UpdateStackSet", (client, stop) => client.UpdateStackSetAsync(request, stop), ct)).OperationId);
    }

    public Task<string> CreateInstancesAsync(
        FoundationSet set, IReadOnlyList<AccountId> accounts, string operation, CancellationToken ct) =>
        OnInstancesAsync("CreateStackInstances", accounts, operation, async (client, targets, stop) =>
            (await client.CreateStackInstancesAsync(
                new()
                {
                    StackSetName = set.Name,
                    DeploymentTargets = targets,
                    Regions = [set.Region.Value],
                    OperationPreferences = Preferences(),
                    OperationId = operation,
                    CallAs = callAs,
                },
                stop)).OperationId, ct);

    public Task<string> UpdateInstancesAsync(
        FoundationSet set, IReadOnlyList<AccountId> accounts, string operation, CancellationToken ct) =>
        OnInstancesAsync("UpdateStackInstances", accounts, operation, async (client, targets, stop) =>
            (await client.UpdateStackInstancesAsync(
                new()
                {
                    StackSetName = set.Name,
                    DeploymentTargets = targets,
                    Regions = [set.Region.Value],
                    OperationPreferences = Preferences(),
                    OperationId = operation,
                    CallAs = callAs,
                },
                stop)).OperationId, ct);

    /// <summary>Deletes stacks and what they made.</summary>
    public Task<string> DeleteInstancesAsync(
        FoundationSet set, IReadOnlyList<AccountId> accounts, string operation, CancellationToken ct) =>
        OnInstancesAsync("DeleteStackInstances", accounts, operation, async (client, targets, stop) =>
            (await client.DeleteStackInstancesAsync(
                new()
                {
                    StackSetName = set.Name,
                    DeploymentTargets = targets,
                    Regions = [set.Region.Value],
                    RetainStacks = false,
                    OperationPreferences = Preferences(),
                    OperationId = operation,
                    CallAs = callAs,
                },
                stop)).OperationId, ct);

    /// <summary>Deletes a set that has no stacks; one that somebody else has stacks in stays.</summary>
    public async Task DeleteSetAsync(string name, CancellationToken ct)
    {
        try
        {
            await CloudFormation.CallAsync(
                "DeleteStackSet",
                (client, stop) => client.DeleteStackSetAsync(new DeleteStackSetRequest { StackSetName = name, CallAs = callAs }, stop),
                ct);
        }
        catch (TerminalException e) when (e.Code is "StackSetNotEmptyException")
        {
            // accounts beyond the ones we know of
        }
    }

    public Task<string> DetectDriftAsync(string name, string operation, CancellationToken ct) =>
        OnceAsync(operation, async () => (await CloudFormation.CallAsync(
            "DetectStackSetDrift",
            (client, stop) => client.DetectStackSetDriftAsync(
                new DetectStackSetDriftRequest
                {
                    StackSetName = name,
                    OperationPreferences = Preferences(),
                    OperationId = operation,
                    CallAs = callAs,
                },
                stop),
            ct)).OperationId);

    private async Task<string> OnInstancesAsync(
        string api,
        IReadOnlyList<AccountId> accounts,
        string operation,
        Func<IAmazonCloudFormation, DeploymentTargets, CancellationToken, Task<string?>> call,
        CancellationToken ct)
    {
        var targets = await units.OfAsync(accounts, ct);
        return await OnceAsync(
            operation, () => CloudFormation.CallAsync(api, (client, stop) => call(client, targets, stop), ct));
    }

    /// <summary>An operation of that id is our own, started by an attempt whose answer was lost.</summary>
    private static async Task<string> OnceAsync(string operation, Func<Task<string?>> start)
    {
        try
        {
            return await start() is { Length: > 0 } id ? id : operation;
        }
        catch (TerminalException e) when (e.Code == "OperationIdAlreadyExistsException")
        {
            return operation;
        }
    }

    private static List<string>? Capabilities(FoundationSet set) => set.IsRoles ? ["CAPABILITY_NAMED_IAM"] : null;

    // The gate judges failures, so none stops the operation, and none slows it down (reference/peers.md §1, P10).
    private static StackSetOperationPreferences Preferences() => new()
    {
        RegionConcurrencyType = "PARALLEL",
        ConcurrencyMode = "SOFT_FAILURE_TOLERANCE",
        MaxConcurrentPercentage = 100,
        FailureTolerancePercentage = 100,
    };

    private async Task<(string? Body, string? Url)> TemplateAsync(FoundationSet set, CancellationToken ct) =>
        ContentStore.FitsInline(set.Template)
            ? (set.Template, null)
            : (null, (await content.KeepAsync("foundation", set.Template, aws.Endpoint.HomeRegion, ct)).HttpsUrl);
}
