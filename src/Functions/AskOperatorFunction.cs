using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Operators;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="AskOperator"/>.</summary>
public sealed class AskOperatorFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(AskOperator), Timeout = 300, MemorySize = 256)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(AskOperator), input, context);
}
