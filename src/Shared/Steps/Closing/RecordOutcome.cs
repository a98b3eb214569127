using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Closing;

/// <summary>
/// Puts a failure on record: the rollout stops with a reason that names the cause, and nothing is swallowed.
/// </summary>
public sealed partial class RecordOutcome(IRolloutLedger ledger, TimeProvider clock, ILogger<RecordOutcome> log)
    : IStep<StepFailure, OutcomeRecorded>
{
    public async Task<OutcomeRecorded> RunAsync(StepFailure input, CancellationToken ct)
    {
        var events = await ledger.ReadAsync(input.Rollout, ct);
        var number = events.Count(e => e.Kind is RolloutEventKind.RolloutResumed or RolloutEventKind.WayBackBegun);
        var cause = string.IsNullOrEmpty(input.Failure.Cause) ? Silence(events) : Reported(input.Failure.Cause);
        var reason = $"{input.Failure.Error}: {cause}";
        var stopped = new RolloutEvent(
            $"failed:{number}:{input.Wave}", clock.GetUtcNow(), RolloutEventKind.RolloutPaused, reason)
        {
            Wave = input.Wave,
        };
        await ledger.AppendAsync(input.Rollout, [stopped], ct);
        Log.Failed(log, input.Rollout, reason);
        return new("Stopped", reason);
    }

    /// <summary>
    /// A Task that the engine gave up on leaves no cause; what the rollout was at, and since when, does.
    /// </summary>
    private string Silence(IReadOnlyList<RolloutEvent> events)
    {
        if (events.Count == 0)
        {
            return "no answer in time, and nothing is on record yet";
        }

        var last = events[^1];
        return $"no answer in the {clock.GetUtcNow() - last.At:d\\.hh\\:mm\\:ss} since {last.Kind} ({last.Detail})";
    }

    /// <summary>A Lambda function's failure arrives as a JSON object, of which people want the message.</summary>
    private static string Reported(string cause)
    {
        try
        {
            return JsonNode.Parse(cause) is JsonObject report && report["errorMessage"] is JsonValue message
                ? message.ToString()
                : cause;
        }
        catch (JsonException)
        {
            return cause;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Error, "{RolloutId} stopped: {Reason}")]
        public static partial void Failed(ILogger logger, RolloutId rolloutId, string reason);
    }
}

/// <summary>What a state machine caught.</summary>
public sealed record StepFailure(RolloutId Rollout, int? Wave, CaughtError Failure);

/// <summary>As the Amazon States Language names its members.</summary>
/// <param name="Cause">Null where there is none: a Task that timed out has only an error.</param>
public sealed record CaughtError(
    [property: JsonPropertyName("Error")] string Error, [property: JsonPropertyName("Cause")] string? Cause = null);

public sealed record OutcomeRecorded(string Kind, string Reason);
