using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Closing;

/// <summary>Puts a failure on record: the rollout stops with a reason that names the cause, and nothing is swallowed.</summary>
public sealed partial class RecordOutcome(IRolloutLedger ledger, TimeProvider clock, ILogger<RecordOutcome> log)
    : IStep<StepFailure, OutcomeRecorded>
{
    public async Task<OutcomeRecorded> RunAsync(StepFailure input, CancellationToken ct)
    {
        var events = await ledger.ReadAsync(input.Rollout, ct);
        var number = events.Count(e => e.Kind is RolloutEventKind.RolloutResumed or RolloutEventKind.WayBackBegun);
        var reason = $"{input.Failure.Error}: {input.Failure.Cause}";
        var stopped = new RolloutEvent(
            $"failed:{number}:{input.Wave}", clock.GetUtcNow(), RolloutEventKind.RolloutPaused, reason)
        {
            Wave = input.Wave,
        };
        await ledger.AppendAsync(input.Rollout, [stopped], ct);
        Log.Failed(log, input.Rollout, reason);
        return new("Stopped", reason);
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
public sealed record CaughtError(
    [property: JsonPropertyName("Error")] string Error, [property: JsonPropertyName("Cause")] string Cause);

public sealed record OutcomeRecorded(string Kind, string Reason);
