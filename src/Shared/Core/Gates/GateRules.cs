using System.Text.Json.Serialization;

namespace PciAutoHeal.Core.Gates;

/// <summary>When a wave may be followed by the next.</summary>
public sealed record GateRules
{
    /// <summary>Targets of a wave that may fail or hang.</summary>
    public Allowance MaxFailedTargets { get; init; } = Allowance.OfPercent(1);

    /// <summary>How long a wave is watched, measured from the moment its last target was done.</summary>
    public TimeSpan Bake { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Rules that were compliant before the wave and may be otherwise after it.</summary>
    public int MaxRegressions { get; init; }

    public MissingDataPolicy OnMissingData { get; init; } = MissingDataPolicy.Pause;

    public ApprovalPolicy Approval { get; init; } = ApprovalPolicy.None;

    /// <summary>How many must approve; more than one means people other than who started the rollout.</summary>
    public int Approvers { get; init; } = 1;

    /// <summary>How long an approval counts until the first wave starts; null is without end.</summary>
    public TimeSpan? ApprovalExpires { get; init; }

    /// <summary>When no wave starts and none is promoted; null is never.</summary>
    public IReadOnlyList<FreezeWindow>? Freeze { get; init; }

    /// <summary>Alarms that must not ring while a wave deploys and bakes, nor when it starts; null is none.</summary>
    public IReadOnlyList<AlarmSpec>? Alarms { get; init; }

    public HaltAction OnHalt { get; init; } = HaltAction.Contain;

    /// <summary>
    /// A pack in one region hangs when none of its targets made progress for this long; null leaves it to experience
    /// (<see cref="StuckTime"/>).
    /// </summary>
    public TimeSpan? StuckAfter { get; init; }

    /// <summary>
    /// How long after its last target a wave's compliance may take to appear in the aggregator before it counts as
    /// missing; rules evaluate minutes to hours after a pack (reference/physical-limit.md §4).
    /// </summary>
    public TimeSpan DataWithin { get; init; } = TimeSpan.FromMinutes(30);
}

/// <summary>What a gate does about targets of which nothing is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingDataPolicy>))]
public enum MissingDataPolicy
{
    [JsonStringEnumMemberName("pause")]
    Pause,

    [JsonStringEnumMemberName("halt")]
    Halt,

    [JsonStringEnumMemberName("pass")]
    Pass,
}

/// <summary>Whether a person must approve the plan, by its hash, before anything is written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApprovalPolicy>))]
public enum ApprovalPolicy
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("required")]
    Required,
}

/// <summary>What follows a halted gate, beyond stopping promotion (design decision 7: contain first).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HaltAction>))]
public enum HaltAction
{
    [JsonStringEnumMemberName("contain")]
    Contain,

    [JsonStringEnumMemberName("pause")]
    Pause,

    [JsonStringEnumMemberName("rollback")]
    Rollback,
}
