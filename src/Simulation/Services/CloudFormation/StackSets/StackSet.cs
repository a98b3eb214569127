using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>
/// A stack set, in the account that administers it; a delegated administrator's are in the management account.
/// </summary>
internal sealed class StackSet(string name, string id, SimulatedAccount owner, Region region)
{
    private readonly Dictionary<(AccountId Account, Region Region), StackInstance> instances = [];
    private readonly List<StackSetOperation> operations = [];
    private StackInstance[]? inOrder;

    public string Name { get; } = name;

    public string Id { get; } = id;

    public SimulatedAccount Owner { get; } = owner;

    public Region Region { get; } = region;

    public string Arn => $"arn:{Region.Partition}:cloudformation:{Region}:{Owner.Id}:stackset/{Id}";

    public required TemplateRenderer Renderer { get; set; }

    public bool IsServiceManaged { get; init; }

    public string? Description { get; set; }

    public IReadOnlyList<string> Capabilities { get; set; } = [];

    public JsonArray Tags { get; set; } = [];

    public string? AdministrationRoleArn { get; set; }

    public string? ExecutionRoleName { get; set; }

    public AutoDeployment AutoDeployment { get; set; } = new(false, false, []);

    public bool IsManaged { get; set; }

    public string? CreationToken { get; init; }

    /// <summary>The parameters as they were given, defaults left out.</summary>
    public IReadOnlyDictionary<string, string> Given { get; set; } = new Dictionary<string, string>();

    /// <summary>The organizational units that were ever deployed to and not taken away again.</summary>
    public SortedDictionary<string, SortedSet<Region>> Units { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<StackSetOperation> Operations => operations;

    public IReadOnlyList<StackInstance> Instances =>
        inOrder ??= [.. instances.Values.OrderBy(one => one.Account.Id).ThenBy(one => one.Region)];

    public DriftSummary? Drift { get; set; }

    public StackInstance? Find(AccountId account, Region where) => instances.GetValueOrDefault((account, where));

    public StackSetOperation? FindOperation(string operation) => operations.Find(one => one.Id == operation);

    public IEnumerable<StackSetOperation> Running => operations.Where(one => !one.IsOver);

    public void Add(StackInstance instance)
    {
        instances[(instance.Account.Id, instance.Region)] = instance;
        inOrder = null;
    }

    public void Remove(StackInstance instance)
    {
        instances.Remove((instance.Account.Id, instance.Region));
        inOrder = null;
    }

    public void Add(StackSetOperation operation) => operations.Insert(0, operation);
}

/// <summary>Whether accounts that come and go are served by themselves.</summary>
internal sealed record AutoDeployment(bool Enabled, bool Retain, IReadOnlyList<string> DependsOn);

/// <summary>The counters of the last drift detection.</summary>
internal sealed record DriftSummary(string DetectionStatus, DateTimeOffset At, int Total, int Drifted, int InSync,
    int InProgress, int Failed)
{
    public string Status => Drifted > 0 ? "DRIFTED" : InSync > 0 && InSync == Total ? "IN_SYNC" : "NOT_CHECKED";
}

/// <summary>The stack sets that one account administers, by region and name.</summary>
internal sealed class StackSets
{
    private readonly SortedDictionary<(string Region, string Name), StackSet> sets = [];

    public static StackSets Of(SimulatedAccount account) => account.Global<StackSets>();

    public IEnumerable<StackSet> All => sets.Values;

    public IEnumerable<StackSet> In(Region region) => sets.Values.Where(set => set.Region == region);

    /// <summary>By name or by id.</summary>
    public StackSet? Find(Region region, string nameOrId) =>
        sets.TryGetValue((region.Value, nameOrId.Split(':')[0]), out var set)
            && (set.Name == nameOrId || set.Id == nameOrId)
            ? set
            : null;

    public void Add(StackSet set) => sets[(set.Region.Value, set.Name)] = set;

    public void Remove(StackSet set) => sets.Remove((set.Region.Value, set.Name));
}
