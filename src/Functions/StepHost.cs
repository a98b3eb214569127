using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions;

/// <summary>Runs steps for Lambda functions: everything that could go wrong in one of them is here.</summary>
/// <param name="openPorts">What steps reach the world through, for one invocation.</param>
/// <param name="clock">Real time, which Lambda's deadline is in.</param>
public sealed class StepHost(Func<StepPorts> openPorts, TimeProvider clock)
{
    /// <summary>Left over to say that time ran out, before Lambda kills the process.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    /// <exception cref="TransientException">Time ran out; what was done is on record, and the next try goes on from
    /// there.</exception>
    public async Task<JsonNode?> RunAsync(string step, JsonNode? input, ILambdaContext context)
    {
        var definition = StepCatalog.Find(step) ?? throw new TerminalException("NoSuchStep", $"'{step}' is not a step.");
        var left = context.RemainingTime;
        using var timer = new CancellationTokenSource(Usable(left), clock);
        try
        {
            return await definition.RunAsync(openPorts(), input, timer.Token);
        }
        catch (OperationCanceledException e) when (timer.IsCancellationRequested)
        {
            throw new TransientException(
                "OutOfTime", $"{step} was not done in the {left.TotalSeconds:0} s that Lambda gave it; it goes on at the next try.", e);
        }
    }

    /// <summary>
    /// At most a day, which no function has: a test may give it for ever, a timer takes no such thing.
    /// </summary>
    private static TimeSpan Usable(TimeSpan left) =>
        left - Margin < TimeSpan.Zero ? TimeSpan.Zero : left > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : left - Margin;
}
