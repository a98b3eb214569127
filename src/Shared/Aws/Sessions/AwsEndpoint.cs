using Amazon.Runtime;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// Which AWS is talked to, as whom, and on which clock: the real one, an emulator, or the simulated one.
/// </summary>
/// <param name="HomeRegion">Where stack sets and the aggregator live, and whose STS endpoint is used.</param>
/// <param name="Clock">Every wait is on it, so that a virtual one can jump.</param>
public sealed record AwsEndpoint(Region HomeRegion, TimeProvider Clock)
{
    /// <summary>One address for every service; null for AWS's own.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Answers in process instead of the network; null to use the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Null for <see cref="Profile"/>, and without that for the SDK's default chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>A profile of the shared configuration files.</summary>
    public string? Profile { get; init; }

    /// <summary>Calls in flight at once; 1 makes a run strictly sequential, thus repeatable.</summary>
    public int Parallelism { get; init; } = 16;

    /// <summary>Seeds the jitter of retries.</summary>
    public long Seed { get; init; }

    /// <summary>Says in CloudTrail who was at work; a rollout's id, for instance.</summary>
    public string SessionName { get; init; } = "pciautoheal";

    /// <summary>The role in members, where a port is not told one.</summary>
    public string MemberRole { get; init; } = "PciAutoHealMember";

    /// <summary>What members want to hear from whoever assumes their role; null where they ask for nothing.</summary>
    public string? ExternalId { get; init; }
}
