using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Closing;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="RetirePacks"/>.</summary>
public sealed class RetirePacksFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(RetirePacks), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(RetirePacks), input, context);
}
