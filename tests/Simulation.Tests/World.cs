using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using PciAutoHeal.Core.Accounts;
using Fault = PciAutoHeal.Core.Faults.Fault;

namespace PciAutoHeal.Simulation.Tests;

/// <summary>A small simulated organization, a clock to turn, and clients that reach it in process.</summary>
public sealed class World : IDisposable
{
    public static readonly AccountId Management = AccountId.Parse("100000000001");
    public static readonly AccountId Security = AccountId.Parse("100000000002");
    public static readonly AccountId Alpha = AccountId.Parse("222233334444");
    public static readonly AccountId Beta = AccountId.Parse("333344445555");
    public static readonly Region Ireland = Region.Parse("eu-west-1");
    public static readonly Region Virginia = Region.Parse("us-east-1");
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly List<IDisposable> mine = [];

    public World(
        IReadOnlyList<Fault>? faults = null, SimulationSettings? settings = null, OrganizationSnapshot? seed = null)
    {
        Clock = new(Start);
        Cloud = new(seed ?? Small, faults ?? [], Clock, 7, settings);
        Handler = Cloud.CreateHandler();
        mine.Add(Handler);
    }

    public static OrganizationSnapshot Small => new("o-abcdefghij", Management, Security, [Ireland, Virginia],
    [
        new(Management, "management", AccountState.Active),
        new(Security, "security", AccountState.Active) { Path = ["Security"] },
        new(Alpha, "alpha", AccountState.Active) { Path = ["Workloads", "Prod"], Tags = new Dictionary<string, string> { ["pci"] = "in-scope" } },
        new(Beta, "beta", AccountState.Active) { Path = ["Workloads", "NonProd"] },
    ]);

    public SettableTime Clock { get; }

    public SimulatedCloud Cloud { get; }

    public HttpMessageHandler Handler { get; }

    /// <summary>The delegated administrator's clients unless told otherwise.</summary>
    public AmazonSecurityTokenServiceClient Sts(string key = "AKIAADMIN", string region = "us-east-1") =>
        Mine(new AmazonSecurityTokenServiceClient(key, "secret", With(new AmazonSecurityTokenServiceConfig(), region)));

    public AmazonSecurityTokenServiceClient Sts(AWSCredentials credentials, string region = "us-east-1") =>
        Mine(new AmazonSecurityTokenServiceClient(credentials, With(new AmazonSecurityTokenServiceConfig(), region)));

    public AmazonSimpleSystemsManagementClient Ssm(AWSCredentials? credentials = null, string region = "eu-west-1") =>
        Mine(new AmazonSimpleSystemsManagementClient(
            credentials ?? Administrator, With(new AmazonSimpleSystemsManagementConfig(), region)));

    public AmazonS3Client S3(AWSCredentials? credentials = null, bool pathStyle = true) =>
        Mine(new AmazonS3Client(credentials ?? Administrator, With(new AmazonS3Config { ForcePathStyle = pathStyle }, "us-east-1")));

    /// <summary>A call of the awsJson, query or restJson protocols, signed, without an SDK.</summary>
    public WireAnswer Call(
        string service,
        string operation,
        object? input = null,
        string key = "AKIAADMIN",
        string region = "us-east-1") =>
        new RawClient(Handler, key, region).Call(service, operation, input);

    public JsonObject Organizations(string operation, object? input = null, string key = "AKIAADMIN") =>
        Call("organizations", operation, input, key).Json;

    /// <summary>Credentials of a role in a member.</summary>
    public async Task<AWSCredentials> AssumeAsync(AccountId account, string role = "PciAutoHealMember")
    {
        var answer = await Sts().AssumeRoleAsync(
            new() { RoleArn = $"arn:aws:iam::{account}:role/{role}", RoleSessionName = "tests" }, TestContext.Current.CancellationToken);
        return answer.Credentials;
    }

    public void Dispose() => mine.ForEach(part => part.Dispose());

    private static BasicAWSCredentials Administrator => new("AKIAADMIN", "secret");

    private T With<T>(T config, string region)
        where T : ClientConfig
    {
        config.HttpClientFactory = new Factory(Handler);
        config.ServiceURL = "http://simulated.aws.test";
        config.AuthenticationRegion = region;
        config.MaxErrorRetry = 0;
        return config;
    }

    private T Mine<T>(T client)
        where T : IDisposable
    {
        mine.Add(client);
        return client;
    }

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
    }
}
