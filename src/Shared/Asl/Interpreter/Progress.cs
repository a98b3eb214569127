using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>What an execution waits for once every frame is blocked.</summary>
/// <param name="Calls">Everything the host may run now, oldest frame first; offered again until it is answered.</param>
/// <param name="NextTimer">When <see cref="AslInterpreter.Advance"/> must be called again, whatever happens.</param>
/// <param name="Events">What has happened since the last Advance.</param>
public sealed record Progress(
    IReadOnlyList<TaskCall> Calls,
    DateTimeOffset? NextTimer,
    IReadOnlyList<ExecutionEvent> Events);

/// <summary>One attempt of one Task.</summary>
/// <param name="CallId">Names this attempt; the same after a restart, another one for the next attempt.</param>
/// <param name="Resource">The Resource of the definition, without a <c>.waitForTaskToken</c> suffix.</param>
public sealed record TaskCall(string CallId, string Resource, JsonNode? Input)
{
    public required string Machine { get; init; }

    public required string StateName { get; init; }

    /// <summary>As in <see cref="ExecutionEvent.Path"/>.</summary>
    public required string Path { get; init; }

    /// <summary>Zero for the first attempt.</summary>
    public int Attempt { get; init; }

    /// <summary>Not null where the result comes through <see cref="AslInterpreter.CompleteToken"/>.</summary>
    public string? TaskToken { get; init; }

    /// <summary>How long the attempt may take; the engine itself ends it at <see cref="Deadline"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    public DateTimeOffset? Deadline { get; init; }
}
