using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Foundations;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="CheckFoundation"/>.</summary>
public sealed class CheckFoundationFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(CheckFoundation), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(CheckFoundation), input, context);
}
