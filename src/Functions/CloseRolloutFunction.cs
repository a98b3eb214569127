using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Closing;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="CloseRollout"/>.</summary>
public sealed class CloseRolloutFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(CloseRollout), Timeout = 300, MemorySize = 256)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(CloseRollout), input, context);
}
