using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Enrollment;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="EnrollAccounts"/>.</summary>
public sealed class EnrollAccountsFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(EnrollAccounts), Timeout = 300, MemorySize = 256)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(EnrollAccounts), input, context);
}
