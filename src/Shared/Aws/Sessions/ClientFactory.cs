using Amazon;
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
/// Makes SDK clients: one place that says where they go, that they do not retry and whose sockets they use.
/// </summary>
internal sealed class ClientFactory(string? serviceUrl, HttpClient http)
{
    private readonly HandlerHttpClientFactory transport = new(http);

#pragma warning disable CA2000 // Dispose objects before losing scope: whoever asked for a client owns it.
    public AmazonServiceClient Create(string service, AWSCredentials? credentials, Region region) => service switch
    {
        "organizations" => Make(Here(new AmazonOrganizationsConfig(), OrganizationsHome(region)), credentials,
            c => new AmazonOrganizationsClient(c), (k, c) => new AmazonOrganizationsClient(k, c)),
        "sts" => Make(Here(new AmazonSecurityTokenServiceConfig(), region.Value), credentials,
            c => new AmazonSecurityTokenServiceClient(c), (k, c) => new AmazonSecurityTokenServiceClient(k, c)),
        "config" => Make(Here(new AmazonConfigServiceConfig(), region.Value), credentials,
            c => new AmazonConfigServiceClient(c), (k, c) => new AmazonConfigServiceClient(k, c)),
        "cloudformation" => Make(Here(new AmazonCloudFormationConfig(), region.Value), credentials,
            c => new AmazonCloudFormationClient(c), (k, c) => new AmazonCloudFormationClient(k, c)),
        "cloudtrail" => Make(Here(new AmazonCloudTrailConfig(), region.Value), credentials,
            c => new AmazonCloudTrailClient(c), (k, c) => new AmazonCloudTrailClient(k, c)),
        "monitoring" => Make(Here(new AmazonCloudWatchConfig(), region.Value), credentials,
            c => new AmazonCloudWatchClient(c), (k, c) => new AmazonCloudWatchClient(k, c)),
        "ec2" => Make(Here(new AmazonEC2Config(), region.Value), credentials,
            c => new AmazonEC2Client(c), (k, c) => new AmazonEC2Client(k, c)),
        "ssm" => Make(Here(new AmazonSimpleSystemsManagementConfig(), region.Value), credentials,
            c => new AmazonSimpleSystemsManagementClient(c), (k, c) => new AmazonSimpleSystemsManagementClient(k, c)),
        "sns" => Make(Here(new AmazonSimpleNotificationServiceConfig(), region.Value), credentials,
            c => new AmazonSimpleNotificationServiceClient(c), (k, c) => new AmazonSimpleNotificationServiceClient(k, c)),
        "states" => Make(Here(new AmazonStepFunctionsConfig(), region.Value), credentials,
            c => new AmazonStepFunctionsClient(c), (k, c) => new AmazonStepFunctionsClient(k, c)),
        "s3" => Make(Here(S3Style(), region.Value), credentials,
            c => new AmazonS3Client(c), (k, c) => new AmazonS3Client(k, c)),
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, "No client is known for this service."),
    };
#pragma warning restore CA2000

    private static AmazonServiceClient Make<TConfig>(
        TConfig config,
        AWSCredentials? credentials,
        Func<TConfig, AmazonServiceClient> byDefaultChain,
        Func<AWSCredentials, TConfig, AmazonServiceClient> by) =>
        credentials is null ? byDefaultChain(config) : by(credentials, config);

    private TConfig Here<TConfig>(TConfig config, string signingRegion)
        where TConfig : ClientConfig
    {
        config.HttpClientFactory = transport;
        config.MaxErrorRetry = 0;
        config.ThrottleRetries = false;
        if (serviceUrl is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(signingRegion);
        }
        else
        {
            config.ServiceURL = serviceUrl;
            config.AuthenticationRegion = signingRegion;
        }

        return config;
    }

    // An emulator answers at one address for every bucket.
    private AmazonS3Config S3Style() => new() { ForcePathStyle = serviceUrl is not null };

    /// <summary>Organizations has one endpoint a partition, and is signed for its region.</summary>
    private static string OrganizationsHome(Region region) => region.Partition switch
    {
        "aws-us-gov" => "us-gov-west-1",
        "aws-cn" => "cn-northwest-1",
        _ => "us-east-1",
    };
}
