using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Telemetry;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>
/// Takes one event after the other, runs the function, answers. What a function throws is an answer too.
/// </summary>
/// <param name="clock">Real time: Lambda's deadline is nobody's virtual one.</param>
/// <param name="metrics">Written before each answer, because the sandbox stands still after it; null for none.</param>
public sealed partial class InvocationLoop(
    RuntimeApi api, FunctionEnvironment environment, TimeProvider clock, ILogger<InvocationLoop> log, EmbeddedMetrics? metrics = null)
{
    /// <summary>Most that Step Functions passes from state to state.</summary>
    public const int LargestPayload = 256 * 1024;

    private const string TraceVariable = "_X_AMZN_TRACE_ID";

    /// <exception cref="HttpRequestException">The Runtime API is gone; the process should be too.</exception>
    public async Task RunAsync(LambdaFunction function, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var invocation = await api.NextAsync(ct);
            environment.Set(TraceVariable, invocation.TraceId);
            await AnswerAsync(function, invocation, ct);
        }
    }

    private async Task AnswerAsync(LambdaFunction function, Invocation invocation, CancellationToken ct)
    {
        ReadOnlyMemory<byte> answer;
        try
        {
            var context = new LambdaContext(invocation, environment.Get, clock);
            answer = Written(await function(Read(invocation.Payload), context));
        }
#pragma warning disable CA1031 // Whatever a function throws is its answer; the state machine knows what to do with it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var error = ErrorReport.Of(e);
            Log.Failed(log, invocation.RequestId, error.Type, error.Message);
            metrics?.Flush();
            await api.FailAsync(invocation.RequestId, error, ct);
            return;
        }

        metrics?.Flush();
        await api.RespondAsync(invocation.RequestId, answer, ct);
    }

    private static JsonNode? Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > LargestPayload)
        {
            throw new TerminalException(
                "PayloadTooLarge", $"The event has {payload.Length} bytes; {LargestPayload} is the most. Pass a reference instead.");
        }

        try
        {
            return JsonNode.Parse(payload.Span);
        }
        catch (JsonException e)
        {
            throw new TerminalException("BadInput", $"The event is not JSON: {e.Message}", e);
        }
    }

    private static ReadOnlyMemory<byte> Written(JsonNode? answer)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = StepJson.Options.Encoder }))
        {
            if (answer is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                answer.WriteTo(writer);
            }
        }

        return bytes.Length <= LargestPayload
            ? bytes.ToArray()
            : throw new TerminalException("PayloadTooLarge", $"The answer has {bytes.Length} bytes; {LargestPayload} is the most.");
    }

    private static partial class Log
    {
        [LoggerMessage(500, LogLevel.Error, "Invocation {RequestId} failed: {Error} {Reason}")]
        public static partial void Failed(ILogger logger, string requestId, string error, string reason);
    }
}
