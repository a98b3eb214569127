using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Drift;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="CheckDrift"/>.</summary>
public sealed class CheckDriftFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(CheckDrift), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(CheckDrift), input, context);
}
