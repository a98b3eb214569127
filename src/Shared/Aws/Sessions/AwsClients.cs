using System.Collections.Concurrent;
using Amazon.CloudFormation;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.ConfigService;
using Amazon.EC2;
using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>
/// The services as one caller sees them; clients are made when they are first asked for. Those of a member are let go
/// when its work is done: kept for 10,000 accounts in 17 regions they would be most of the memory.
/// </summary>
public sealed class AwsClients : IDisposable
{
    private readonly ConcurrentDictionary<(string Service, Region Region), Lazy<AmazonServiceClient>> clients = new();
    private readonly ClientFactory factory;
    private readonly AWSCredentials? credentials;
    private readonly Calls calls;
    private readonly string caller;

    internal AwsClients(ClientFactory factory, AWSCredentials? credentials, string caller, Calls calls) =>
        (this.factory, this.credentials, this.caller, this.calls) = (factory, credentials, caller, calls);

    public Api<IAmazonOrganizations> Organizations(Region home) => Of<IAmazonOrganizations>("organizations", home);

    public Api<IAmazonSecurityTokenService> Sts(Region region) => Of<IAmazonSecurityTokenService>("sts", region);

    public Api<IAmazonConfigService> Config(Region region) => Of<IAmazonConfigService>("config", region);

    public Api<IAmazonCloudFormation> CloudFormation(Region region) =>
        Of<IAmazonCloudFormation>("cloudformation", region);

    public Api<IAmazonCloudTrail> CloudTrail(Region region) => Of<IAmazonCloudTrail>("cloudtrail", region);

    public Api<IAmazonCloudWatch> CloudWatch(Region region) => Of<IAmazonCloudWatch>("monitoring", region);

    public Api<IAmazonEC2> Ec2(Region region) => Of<IAmazonEC2>("ec2", region);

    public Api<IAmazonSimpleSystemsManagement> Ssm(Region region) => Of<IAmazonSimpleSystemsManagement>("ssm", region);

    public Api<IAmazonS3> S3(Region region) => Of<IAmazonS3>("s3", region);

    public Api<IAmazonSimpleNotificationService> Sns(Region region) =>
        Of<IAmazonSimpleNotificationService>("sns", region);

    public Api<IAmazonStepFunctions> StepFunctions(Region region) => Of<IAmazonStepFunctions>("states", region);

    public void Dispose()
    {
        foreach (var client in clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private Api<TClient> Of<TClient>(string service, Region region)
        where TClient : IAmazonService
    {
        var client = clients.GetOrAdd(
            (service, region), static (key, self) => self.Lazily(key.Service, key.Region), this);
        return new(service, caller, region, (TClient)(object)client.Value, calls);
    }

    private Lazy<AmazonServiceClient> Lazily(string service, Region region) =>
        new(() => factory.Create(service, credentials, region));
}
