using System.Diagnostics;
using System.Text.Json.Nodes;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Runner;

/// <summary>The span of a run of a rollout, and within it one for each wave that steps work on.</summary>
internal sealed class RolloutSpans(RolloutId rollout) : IDisposable
{
    private readonly Activity? whole = Traces.Start(Traces.RolloutSpan, (Traces.RolloutTag, rollout.Value));
    private Activity? wave;
    private int? number;

    /// <summary>A step that names another wave, or none, ends the wave that was.</summary>
    public void Enter(JsonNode? input)
    {
        var now = input is JsonObject named && named["wave"] is JsonValue value && value.TryGetValue<int>(out var n) ? n : (int?)null;
        if (whole is null || now == number)
        {
            return;
        }

        wave?.Dispose();
        Activity.Current = whole;
        wave = now is null ? null : Traces.Start(Traces.WaveSpan, (Traces.RolloutTag, rollout.Value), (Traces.WaveTag, now));
        number = now;
    }

    public void Dispose()
    {
        wave?.Dispose();
        whole?.Dispose();
    }
}
