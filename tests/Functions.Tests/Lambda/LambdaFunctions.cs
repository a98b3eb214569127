using System.Text.Json.Nodes;
using PciAutoHeal.Runner;

namespace PciAutoHeal.Functions.Tests.Lambda;

/// <summary>
/// Calls steps as Step Functions does: every Task is an invocation of a function, over HTTP; a function is a process
/// that is started at its first invocation and stays warm.
/// </summary>
internal sealed class LambdaFunctions(string executable, IReadOnlyDictionary<string, string> environment) : IStepCaller, IAsyncDisposable
{
    private readonly Dictionary<string, FunctionProcess> warm = [];

    public int Invocations { get; private set; }

    /// <summary>
    /// The step whose process is killed once, in the middle of an invocation, as soon as this is true of the world.
    /// </summary>
    public (string Step, Func<bool> When)? Doomed { get; set; }

    public IReadOnlyCollection<string> Started => warm.Keys;

    public string Log => string.Concat(warm.Values.Select(function => function.Said));

    public async Task<JsonNode?> CallAsync(string step, JsonNode? input, CancellationToken ct)
    {
        if (!warm.TryGetValue(step, out var function))
        {
            warm[step] = function = await FunctionProcess.StartAsync(executable, step, environment);
        }

        Invocations++;
        var answering = function.Api.InvokeAsync(input?.ToJsonString() ?? "null", ct: ct);
        if (Doomed is { } doomed && doomed.Step == step)
        {
            await KillAsync(function, answering, doomed.When, ct);
        }

        var answer = await answering;
        return answer.ErrorType is null
            ? JsonNode.Parse(answer.Body)
            : throw new StepFailedException(answer.ErrorType, answer.Body);
    }

    private async Task KillAsync(FunctionProcess function, Task answering, Func<bool> when, CancellationToken ct)
    {
        while (!answering.IsCompleted && !when())
        {
            await Task.Delay(1, ct);
        }

        if (!answering.IsCompleted)
        {
            Doomed = null;
            warm.Remove(warm.Single(one => one.Value == function).Key);
            await function.KillAsync(ct);
        }
    }

    /// <summary>Lambda takes warm processes away when it likes.</summary>
    public async Task CoolDownAsync()
    {
        foreach (var function in warm.Values)
        {
            await function.DisposeAsync();
        }

        warm.Clear();
    }

    public async ValueTask DisposeAsync() => await CoolDownAsync();
}
