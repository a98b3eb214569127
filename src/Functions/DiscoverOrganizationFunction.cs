using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using PciAutoHeal.Steps.Discovery;

namespace PciAutoHeal.Functions;

/// <summary>Lambda's way to <see cref="DiscoverOrganization"/>.</summary>
public sealed class DiscoverOrganizationFunction(StepHost host)
{
    [LambdaFunction(ResourceName = nameof(DiscoverOrganization), Timeout = 900, MemorySize = 512)]
    public Task<JsonNode?> RunAsync(JsonNode? input, ILambdaContext context) =>
        host.RunAsync(nameof(DiscoverOrganization), input, context);
}
