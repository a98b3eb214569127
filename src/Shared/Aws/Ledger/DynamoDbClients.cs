using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime.CredentialManagement;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>Makes the client of the ledger's table: the caller's account, in the home region.</summary>
public static class DynamoDbClients
{
    public static AmazonDynamoDBClient Create(AwsEndpoint endpoint)
    {
        var config = new AmazonDynamoDBConfig
        {
            AuthenticationRegion = endpoint.HomeRegion.Value,
            MaxErrorRetry = 0, // the SDK would wait for real; the ledger repeats on its clock
        };
        if (endpoint.ServiceUrl is { } url)
        {
            config.ServiceURL = url;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(endpoint.HomeRegion.Value);
        }

        return endpoint.Credentials is { } keys
            ? new(keys, config)
            : endpoint.Profile is not { } profile
                ? new(config)
                : new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var found)
                    ? new(found, config)
                    : throw new TerminalException("NoProfile", $"The profile '{profile}' is not in the AWS configuration files.");
    }
}
