using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="PollWave"/>.</summary>
public sealed class PollWaveFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(PollWave), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(PollWave), input, context);
}
