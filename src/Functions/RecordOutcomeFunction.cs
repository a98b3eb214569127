using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Closing;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="RecordOutcome"/>.</summary>
public sealed class RecordOutcomeFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(RecordOutcome), Timeout = 300, MemorySize = 256)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(RecordOutcome), input, context);
}
