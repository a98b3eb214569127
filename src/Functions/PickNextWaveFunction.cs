using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="PickNextWave"/>.</summary>
public sealed class PickNextWaveFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(PickNextWave), Timeout = 300, MemorySize = 256)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(PickNextWave), input, context);
}
