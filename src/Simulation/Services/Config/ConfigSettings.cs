namespace PciAutoHeal.Simulation.Services.Config;

/// <summary>
/// What AWS Config does not document, and its published limits; sources in FACTS-config-cloudformation.md.
/// </summary>
public sealed record ConfigSettings
{
    /// <summary>
    /// Create of one member's pack, before its rules are counted (aws-limits §1: 75 to 150 s for a tiny one).
    /// </summary>
    public Span CreateTakes { get; init; } = new(TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(150));

    /// <summary>aws-limits §1: an update adds 68 to 129 s to create and destroy.</summary>
    public Span UpdateTakes { get; init; } = new(TimeSpan.FromSeconds(65), TimeSpan.FromSeconds(130));

    /// <summary>aws-limits §1: create and destroy together take 138 to 163 s.</summary>
    public Span DeleteTakes { get; init; } = new(TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(60));

    public TimeSpan PerRule { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Members that one organization pack works on at a time. Undocumented; 15 makes 72 accounts with 12 rules take
    /// a little over ten minutes (physical-limit §1).
    /// </summary>
    public int MembersAtATime { get; init; } = 15;

    /// <summary>
    /// How long after a put its first rows appear (wave-mechanics §6: an absent row is not yet visible).
    /// </summary>
    public TimeSpan RowsAppearAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a DELETE_SUCCESSFUL row stays in the detailed status.</summary>
    public TimeSpan DeletedRowsStay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long Config tries again in a joining account without a recorder (aws-limits §1).</summary>
    public TimeSpan RecorderRetry { get; init; } = TimeSpan.FromHours(7);

    /// <summary>
    /// A suspended member keeps its pack in progress this long, then it fails (aws-limits §1, a recollection).
    /// </summary>
    public TimeSpan SuspendedMembersStay { get; init; } = TimeSpan.FromHours(7);

    /// <summary>What the fault PackSlow multiplies by.</summary>
    public double SlowFactor { get; init; } = 10;

    public int MostPacksPerOrganization { get; init; } = 50;

    public int MostPacksPerAccount { get; init; } = 50;

    public int MostRulesPerPack { get; init; } = 130;

    public int MostRulesPerRegion { get; init; } = 1000;

    /// <summary>From a rule's creation to its first result.</summary>
    public Span FirstEvaluationTakes { get; init; } = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(6));

    /// <summary>The share of rules that find something, drawn per account, region and rule.</summary>
    public double NonCompliantShare { get; init; } = 0.06;

    /// <summary>From a finding to the end of its automatic remediation.</summary>
    public Span RemediationTakes { get; init; } = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10));

    /// <summary>How far the aggregator is behind the members.</summary>
    public TimeSpan AggregatorLag { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How often an aggregator takes in what has changed; all pages in between are of one view. No figure is published.
    /// </summary>
    public TimeSpan AggregatorRefresh { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The aggregator lists deleted packs too (aws-limits §7), for this long.</summary>
    public TimeSpan AggregatorKeepsDeleted { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The organization aggregator that exists from the start in the delegated administrator; null: none.
    /// </summary>
    public string? Aggregator { get; init; } = "aws-controltower-ConfigAggregatorForOrganizations";

    /// <summary>Where that aggregator is; null: the organization's first region.</summary>
    public string? AggregatorRegion { get; init; }
}
