using Amazon.Runtime;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>What the command line says about the endpoint; null where it says nothing.</summary>
public sealed record EndpointSettings(string? EndpointUrl = null, string? Profile = null, string? Region = null)
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>
    /// The command line before the environment, keys in the environment before a profile in the environment: as the AWS
    /// CLI has it.
    /// </summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="homeRegion">The spec's home region, for when neither of them names one.</param>
    public AwsEndpoint Resolve(Func<string, string?> variable, TimeProvider clock, Region? homeRegion = null)
    {
        var region = Given(Region) ?? Given(homeRegion?.Value)
            ?? Given(variable("AWS_REGION")) ?? Given(variable("AWS_DEFAULT_REGION")) ?? DefaultRegion;
        var keys = Given(Profile) is null ? Keys(variable) : null;
        return new(Core.Accounts.Region.Parse(region), clock)
        {
            ServiceUrl = Url(Given(EndpointUrl) ?? FromEnvironment(variable)),
            Credentials = keys,
            ExternalId = Given(variable("PCIAUTOHEAL_EXTERNAL_ID")),
            Profile = Given(Profile) ?? (keys is null ? Given(variable("AWS_PROFILE")) : null),
        };
    }

    private static string? FromEnvironment(Func<string, string?> variable) =>
        string.Equals(variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase)
            ? null
            : Given(variable("AWS_ENDPOINT_URL"));

    private static AWSCredentials? Keys(Func<string, string?> variable) =>
        (Given(variable("AWS_ACCESS_KEY_ID")), Given(variable("AWS_SECRET_ACCESS_KEY"))) is ({ } id, { } secret)
            ? Given(variable("AWS_SESSION_TOKEN")) is { } token
                ? new SessionAWSCredentials(id, secret, token)
                : new BasicAWSCredentials(id, secret)
            : null;

    private static string? Url(string? text) =>
        text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? text
            : throw new FormatException($"'{text}' is not an endpoint address; expected something like http://127.0.0.1:4566.");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
