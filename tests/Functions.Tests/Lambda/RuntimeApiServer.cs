using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace PciAutoHeal.Functions.Tests.Lambda;

/// <summary>The Runtime API as Lambda serves it to one process: hands out events, takes answers and failures.</summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private const string Prefix = "/2018-06-01/runtime/";

    private readonly Channel<Event> events = Channel.CreateUnbounded<Event>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Answer>> open = new();
    private LoopbackServer? server;
    private int count;

    /// <summary>What the process said of why it cannot start.</summary>
    public TaskCompletionSource<Answer> InitError { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers <c>next</c> by closing the connection.</summary>
    public bool IsGone { get; set; }

    public int Asked { get; private set; }

    /// <summary>As AWS_LAMBDA_RUNTIME_API has it.</summary>
    public string HostAndPort => server!.Address.Authority;

    public static async Task<RuntimeApiServer> StartAsync()
    {
        var api = new RuntimeApiServer();
        api.server = await LoopbackServer.StartAsync(api.AnswerAsync);
        return api;
    }

    public async Task<Answer> InvokeAsync(string payload, TimeSpan? time = null, CancellationToken ct = default)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"request-{Interlocked.Increment(ref count)}");
        var answered = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        open[id] = answered;
        var deadline = TimeProvider.System.GetUtcNow() + (time ?? TimeSpan.FromMinutes(15));
        await events.Writer.WriteAsync(new(id, payload, deadline.ToUnixTimeMilliseconds()), ct);
        return await answered.Task.WaitAsync(ct);
    }

    /// <summary>Whoever waits for an answer of a process that has ended gets none.</summary>
    public void Abandon(string why)
    {
        InitError.TrySetResult(new("Runtime.ExitError", why));
        foreach (var waiting in open.Values)
        {
            waiting.TrySetResult(new("Runtime.ExitError", why));
        }
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value![Prefix.Length..];
        if (path == "invocation/next")
        {
            await HandOutAsync(context);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var answer = new Answer(context.Request.Headers["Lambda-Runtime-Function-Error-Type"].FirstOrDefault(), await reader.ReadToEndAsync());
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        if (path == "init/error")
        {
            InitError.TrySetResult(answer);
        }
        else
        {
            open.TryRemove(path.Split('/')[1], out var waiting);
            waiting!.TrySetResult(answer);
        }
    }

    private async Task HandOutAsync(HttpContext context)
    {
        Asked++;
        if (IsGone)
        {
            context.Abort();
            return;
        }

        var next = await events.Reader.ReadAsync(context.RequestAborted);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = next.Id;
        headers["Lambda-Runtime-Deadline-Ms"] = next.Deadline.ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:111111111111:function:pciautoheal-test";
        headers["Lambda-Runtime-Trace-Id"] = $"Root=1-{next.Id}";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(next.Payload));
    }

    /// <summary>What a function answered.</summary>
    /// <param name="ErrorType">Null when it succeeded.</param>
    internal sealed record Answer(string? ErrorType, string Body);

    private sealed record Event(string Id, string Payload, long Deadline);
}
