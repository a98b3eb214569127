using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Operators;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="RecordAnswer"/>.</summary>
public sealed class RecordAnswerFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(RecordAnswer), Timeout = 300, MemorySize = 256)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(RecordAnswer), input, context);
}
