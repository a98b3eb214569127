using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Preflight;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="CheckTargets"/>.</summary>
public sealed class CheckTargetsFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(CheckTargets), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(CheckTargets), input, context);
}
