using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="EvictTargets"/>.</summary>
public sealed class EvictTargetsFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(EvictTargets), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(EvictTargets), input, context);
}
