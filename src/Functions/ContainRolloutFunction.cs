using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="ContainRollout"/>.</summary>
public sealed class ContainRolloutFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(ContainRollout), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(ContainRollout), input, context);
}
