using System.Diagnostics;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Runner;

/// <summary>One run of a step, as a span and as a measurement.</summary>
internal sealed class StepSpan(string step) : IDisposable
{
    private readonly Activity? span = Traces.Start(Traces.StepSpan, (Traces.StepTag, step));
    private readonly long start = Stopwatch.GetTimestamp();

    public void Fail(string error)
    {
        Metrics.StepFailures.Add(1, new KeyValuePair<string, object?>(Traces.StepTag, step));
        Traces.Fail(span, error);
    }

    public void Dispose()
    {
        Metrics.StepDuration.Record(
            Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>(Traces.StepTag, step));
        span?.Dispose();
    }
}
