using Amazon;
using Amazon.Runtime;

namespace PciAutoHeal.AwsSdk.Tests.Wire;

/// <summary>Configures a client for a test: session credentials, one attempt, the tap instead of the network.</summary>
internal static class Tapped
{
    public static AWSCredentials Credentials { get; } = new SessionAWSCredentials("AKIDEXAMPLE", "secret", "session");

    public static T Config<T>(WireTap tap, string region = "eu-west-1")
        where T : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            HttpClientFactory = new TapFactory(tap),
            MaxErrorRetry = 0,
        };

    /// <summary>A client with an address of its own, as a test against another AWS has.</summary>
    public static T At<T>(WireTap tap, string address, string? signingRegion = null)
        where T : ClientConfig, new() => new()
        {
            ServiceURL = address,
            AuthenticationRegion = signingRegion,
            HttpClientFactory = new TapFactory(tap),
            MaxErrorRetry = 0,
        };
}
