using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Planning;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="PlanWaves"/>.</summary>
public sealed class PlanWavesFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(PlanWaves), Timeout = 300, MemorySize = 256)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(PlanWaves), input, context);
}
