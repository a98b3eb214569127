using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="JudgeWave"/>.</summary>
public sealed class JudgeWaveFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(JudgeWave), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(JudgeWave), input, context);
}
