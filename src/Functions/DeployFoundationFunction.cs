using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Foundations;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="DeployFoundation"/>.</summary>
public sealed class DeployFoundationFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(DeployFoundation), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(DeployFoundation), input, context);
}
