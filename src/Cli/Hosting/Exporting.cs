using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PciAutoHeal.Steps.Telemetry;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>Sends traces and metrics to an OpenTelemetry collector, where the usual variables name one.</summary>
internal sealed class Exporting(TracerProvider traces, MeterProvider metrics) : IDisposable
{
    private const int MostMilliseconds = 5000;

    /// <summary>
    /// Null unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set: without it nothing is measured and nothing is sent.
    /// </summary>
    public static Exporting? Start(Func<string, string?> variable)
    {
        if (string.IsNullOrEmpty(variable("OTEL_EXPORTER_OTLP_ENDPOINT")))
        {
            return null;
        }

        return new(
            Sdk.CreateTracerProviderBuilder().ConfigureResource(Named).AddSource(Traces.Name).AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().ConfigureResource(Named).AddMeter(Traces.Name).AddOtlpExporter().Build());
    }

    /// <summary>What is left is sent; a collector that does not answer holds nobody up for long.</summary>
    public void Dispose()
    {
        traces.Shutdown(MostMilliseconds);
        metrics.Shutdown(MostMilliseconds);
        traces.Dispose();
        metrics.Dispose();
    }

    private static void Named(ResourceBuilder resource) => resource.AddService("pciautoheal");
}
