using System.Text.Json.Nodes;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Runner;

/// <summary>Runs steps here.</summary>
internal sealed class StepsInProcess(StepPorts ports) : IStepCaller
{
    public async Task<JsonNode?> CallAsync(string step, JsonNode? input, CancellationToken ct)
    {
        var definition = StepCatalog.Find(step)
            ?? throw new TerminalException("NoSuchStep", $"The flow calls '{step}', which is not a step.");
        return await definition.RunAsync(ports, input, ct);
    }
}
