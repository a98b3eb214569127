using System.Text.Json.Serialization;

namespace PciAutoHeal.Cli.Console;

/// <summary>The JSON of <c>status</c>.</summary>
internal record StatusDocument(
    string Rollout,
    string? PlanHash,
    string State,
    string? Reason,
    IReadOnlyList<WaveLine> Waves,
    IReadOnlyList<TargetLine> Targets)
{
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "pciautoheal/status/1";

    /// <summary>What a person can do next; absent where there is nothing to do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Advice { get; init; }

    /// <summary>When it will probably be through, at the pace of its own waves; absent unless it runs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpectedEnd { get; init; }
}

internal sealed record WaveLine(int Number, string Name, string State, IReadOnlyDictionary<string, int> Targets)
{
    /// <summary>
    /// Without progress for how long a target of it counts as stuck, and why; absent until it has begun.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StuckLine? Stuck { get; init; }
}

internal sealed record StuckLine(int AfterSeconds, string Because);

internal sealed record TargetLine(
    string Account,
    string Region,
    int? Wave,
    string State,
    string? Content,
    string? ErrorCode,
    string? Error,
    DateTimeOffset UpdatedAt);

/// <summary>The JSON of <c>rehearse</c>: a status with its timeline and what it took.</summary>
internal sealed record RehearsalDocument : StatusDocument
{
    public RehearsalDocument(
        StatusDocument status,
        IReadOnlyList<TimelineEntry> timeline,
        IReadOnlyDictionary<string, long> apiCalls,
        long virtualSeconds,
        double wallSeconds)
        : base(status)
    {
        (Timeline, ApiCalls, VirtualSeconds, WallSeconds) = (timeline, apiCalls, virtualSeconds, wallSeconds);
    }

    public IReadOnlyList<TimelineEntry> Timeline { get; }

    public IReadOnlyDictionary<string, long> ApiCalls { get; }

    public long VirtualSeconds { get; }

    public double WallSeconds { get; }

    /// <summary>What the flow took, step by step.</summary>
    public required Effort Effort { get; init; }
}
