using System.Text.Json.Nodes;

namespace PciAutoHeal.Steps;

/// <summary>A step as hosts see it: JSON in, JSON out, by name.</summary>
/// <param name="Name">The name of its class, of its state and of its function.</param>
/// <param name="Ports">What it reaches the world through; permissions derive from it.</param>
public sealed record StepDefinition(
    string Name,
    Type Input,
    Type Output,
    TimeSpan Timeout,
    IReadOnlyList<Type> Ports,
    Func<StepPorts, JsonNode?, CancellationToken, Task<JsonNode?>> RunAsync)
{
    /// <summary>
    /// Every host passes a step's input and output through JSON, so that all behave as the cloud does.
    /// </summary>
    public static StepDefinition Of<TInput, TOutput>(
        TimeSpan timeout, IReadOnlyList<Type> ports, Type step, Func<StepPorts, IStep<TInput, TOutput>> create) =>
        new(step.Name, typeof(TInput), typeof(TOutput), timeout, ports, async (available, input, ct) =>
        {
            var typed = StepJson.Read<TInput>(input)
                ?? throw new TerminalException("BadInput", $"Step {step.Name} was called without an input.");
            return StepJson.ToNode(await create(available).RunAsync(typed, ct));
        });
}
