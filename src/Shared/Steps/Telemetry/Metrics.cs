using System.Diagnostics.Metrics;

namespace PciAutoHeal.Steps.Telemetry;

/// <summary>Instruments of the base class library. Names are public: docs/observability.md.</summary>
public static class Metrics
{
    private static readonly Meter Meter = new(Traces.Name);

    /// <summary>Attempts at API calls, by api and region.</summary>
    public static Counter<long> Calls { get; } = Meter.CreateCounter<long>("pciautoheal.api.calls", "{call}", "Attempts at API calls");

    public static Counter<long> Throttles { get; } = Meter.CreateCounter<long>("pciautoheal.api.throttles", "{call}", "API calls that AWS throttled");

    public static Counter<long> Retries { get; } = Meter.CreateCounter<long>("pciautoheal.api.retries", "{call}", "API calls made again after a failure");

    /// <summary>In seconds of the real clock, by step.</summary>
    public static Histogram<double> StepDuration { get; } = Meter.CreateHistogram<double>("pciautoheal.step.duration", "s", "How long steps took");

    public static Counter<long> StepFailures { get; } = Meter.CreateCounter<long>("pciautoheal.step.failures", "{step}", "Steps that failed");

    /// <summary>By rollout and state; zero for a state that has emptied.</summary>
    public static Gauge<long> Targets { get; } = Meter.CreateGauge<long>("pciautoheal.targets", "{target}", "Targets by state");
}
