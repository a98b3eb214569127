using System.Text.Json.Nodes;

namespace PciAutoHeal.Runner;

/// <summary>Runs a step for a flow: in this process, or as a function that is somewhere else.</summary>
public interface IStepCaller
{
    /// <exception cref="StepFailedException">It failed somewhere else, and this is what a state machine hears of
    /// it.</exception>
    Task<JsonNode?> CallAsync(string step, JsonNode? input, CancellationToken ct);
}
