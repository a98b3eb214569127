using Amazon.Runtime.Endpoints;

namespace PciAutoHeal.AwsSdk.Endpoints;

/// <summary>
/// What an endpoint depends on. The values live in the base class's bag, because the pipeline compares bags to reuse
/// the endpoint of an earlier attempt.
/// </summary>
public sealed class ServiceEndpointParameters : EndpointParameters
{
    public string? Region
    {
        get => (string?)this[nameof(Region)];
        init => this[nameof(Region)] = value;
    }

    public bool UseDualStack
    {
        get => (bool?)this[nameof(UseDualStack)] ?? false;
        init => this[nameof(UseDualStack)] = value;
    }

    public bool UseFips
    {
        get => (bool?)this["UseFIPS"] ?? false;
        init => this["UseFIPS"] = value;
    }

    /// <summary>The address that replaces AWS's own.</summary>
    public string? Endpoint
    {
        get => (string?)this[nameof(Endpoint)];
        init => this[nameof(Endpoint)] = value;
    }
}
