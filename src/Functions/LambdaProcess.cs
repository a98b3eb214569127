using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Telemetry;
using PciAutoHeal.Functions.Bootstrap;

namespace PciAutoHeal.Functions;

/// <summary>
/// The life of one process: reads its settings, opens its function, takes events until Lambda ends it.
/// </summary>
public static class LambdaProcess
{
    public static async Task<int> RunAsync(
        FunctionEnvironment environment, TextWriter output, TimeProvider clock, CancellationToken ct)
    {
        if (environment.Get(FunctionSettings.RuntimeApiVariable) is not { Length: > 0 } address)
        {
            await output.WriteLineAsync(
                $"This program is started by AWS Lambda, which sets {FunctionSettings.RuntimeApiVariable}.");
            return 2;
        }

        using var transport = new SocketsHttpHandler { UseProxy = false };
        using var api = new RuntimeApi(transport, new Uri($"http://{address}"));
        try
        {
            return await RunAsync(api, environment, output, clock, ct);
        }
        catch (HttpRequestException e)
        {
            await output.WriteLineAsync($"The Runtime API is gone: {e.Message}");
            return 1;
        }
    }

    private static async Task<int> RunAsync(
        RuntimeApi api, FunctionEnvironment environment, TextWriter output, TimeProvider clock, CancellationToken ct)
    {
        Startup? startup = null;
        try
        {
            var settings = FunctionSettings.Read(environment.Get, Environment.ProcessId);
            using var logs = new JsonLogs(output, settings.LogLevel, settings.Handler, clock);
            startup = new Startup(settings, environment.Get, clock, logs);
            var function = FunctionTable.Find(settings.Handler, startup.Host);
            using var metrics = new EmbeddedMetrics(output, clock);
            var loop = new InvocationLoop(api, environment, clock, logs.CreateLogger<InvocationLoop>(), metrics);
            return await TakeEventsAsync(loop, function, ct);
        }
#pragma warning disable CA1031 // Whatever keeps a function from starting is told to Lambda, which writes it to the log.
        catch (Exception e) when (e is not HttpRequestException)
#pragma warning restore CA1031
        {
            await api.FailInitAsync(ErrorReport.Of(e), ct);
            return 1;
        }
        finally
        {
            startup?.Dispose();
        }
    }

    private static async Task<int> TakeEventsAsync(InvocationLoop loop, LambdaFunction function, CancellationToken ct)
    {
        try
        {
            await loop.RunAsync(function, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Asked to end between two events.
        }

        return 0;
    }
}
