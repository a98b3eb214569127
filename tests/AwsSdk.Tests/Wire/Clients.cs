using Amazon;
using Amazon.Runtime;

namespace PciAutoHeal.AwsSdk.Tests.Wire;

/// <summary>Configures a client for a test: session credentials, one attempt, the tap instead of the network.</summary>
internal static class Clients
{
    public static AWSCredentials Credentials { get; } = new SessionAWSCredentials("AKIDEXAMPLE", "secret", "session");

    public static T Config<T>(WireTap tap, string region = "eu-west-1")
        where T : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            HttpClientFactory = new TapFactory(tap),
            MaxErrorRetry = 0,
        };
}
