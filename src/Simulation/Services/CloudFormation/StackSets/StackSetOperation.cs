using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>What an operation does to the instances it is about.</summary>
internal enum OperationAction
{
    Create,
    Update,
    Delete,
    DetectDrift,
}

/// <summary>One operation on a stack set, with what has become of each instance so far.</summary>
internal sealed class StackSetOperation(string id, OperationAction action, OperationPreferences preferences,
    DateTimeOffset at)
{
    private const string Succeeded = "SUCCEEDED";

    private InstanceResult[]? results;
    private StackInstance[]? fine;
    private int failed;

    public string Id { get; } = id;

    public OperationAction Action { get; } = action;

    public string ActionWord =>
        Action == OperationAction.DetectDrift ? "DETECT_DRIFT" : Action.ToString().ToUpperInvariant();

    public OperationPreferences Preferences { get; } = preferences;

    public DateTimeOffset CreatedAt { get; } = at;

    /// <summary>QUEUED, RUNNING, STOPPING, STOPPED, SUCCEEDED or FAILED.</summary>
    public string Status { get; set; } = "QUEUED";

    public string? StatusReason { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool RetainStacks { get; init; }

    /// <summary>The DeploymentTargets as they were given, as text: they can name thousands of accounts.</summary>
    public string? Targets { get; init; }

    /// <summary>The parameters that the instances get over the set's; null leaves theirs as they are.</summary>
    public IReadOnlyDictionary<string, string>? Overrides { get; init; }

    /// <summary>What it works on; empty once it is over.</summary>
    public IReadOnlyList<InstanceRun> Runs { get; set; } = [];

    /// <summary>What has become of each instance so far.</summary>
    public IReadOnlyList<InstanceResult> Results =>
        results ?? (IReadOnlyList<InstanceResult>?)fine?.Select(instance => new InstanceResult(instance, Succeeded, null)).ToList()
        ?? [.. Runs.Select(run => run.Result)];

    public bool IsOver => EndedAt is not null;

    public int Failed => IsClosed ? failed : Runs.Count(run => run.Status == "FAILED");

    private bool IsClosed => results is not null || fine is not null;

    public DriftSummary? Drift { get; set; }

    /// <summary>What drives it; null while it is queued.</summary>
    public OperationRun? Run { get; set; }

    /// <summary>
    /// Keeps only what can still be asked for: an operation may be about 10,000 instances, and there are hundreds.
    /// </summary>
    public void Close()
    {
        if (Runs.All(run => run is { Status: Succeeded, Reason: null }))
        {
            fine = [.. Runs.Select(run => run.Instance)];
        }
        else
        {
            results = [.. Runs.Select(run => run.Result)];
            failed = results.Count(result => result.Status == "FAILED");
        }

        (Runs, Run) = ([], null);
    }
}

/// <summary>What became of one instance in one operation.</summary>
/// <param name="Status">PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED.</param>
internal readonly record struct InstanceResult(StackInstance Instance, string Status, string? Reason);

/// <summary>One instance in one operation.</summary>
internal sealed class InstanceRun(StackInstance instance)
{
    public StackInstance Instance { get; } = instance;

    public AccountId Account => Instance.Account.Id;

    public InstanceResult Result => new(Instance, Status, Reason);

    /// <summary>PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED.</summary>
    public string Status { get; set; } = "PENDING";

    public string? Reason { get; set; }

    public DateTimeOffset EndAt { get; set; }

    /// <summary>Why it will fail, known from the start; null when that shows at the end.</summary>
    public string? Failure { get; set; }

    /// <summary>What is deployed; null for what is not about a template.</summary>
    public TemplateRenderer? Template { get; set; }
}
