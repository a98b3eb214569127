using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.CloudFormation;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Organizations;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Aws.Ssm;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation;

namespace PciAutoHeal.Aws.Tests;

/// <summary>A simulated organization, reached in process by the real adapters and clients, in virtual time.</summary>
public sealed class World : IDisposable
{
    public const string Role = "PciAutoHealMember";
    public static readonly AccountId Management = AccountId.Parse("100000000001");
    public static readonly AccountId Security = AccountId.Parse("100000000002");
    public static readonly AccountId Alpha = AccountId.Parse("222233334444");
    public static readonly AccountId Beta = AccountId.Parse("333344445555");
    public static readonly Region Ireland = Region.Parse("eu-west-1");
    public static readonly Region Virginia = Region.Parse("us-east-1");
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly HttpMessageHandler handler;
    private readonly List<AwsConnection> connections = [];

    public World(
        IReadOnlyList<Fault>? faults = null,
        OrganizationSnapshot? seed = null,
        SimulationSettings? settings = null,
        string key = "AKIAADMIN",
        int parallelism = 1)
    {
        Clock = new(Start);
        Cloud = new(seed ?? Small, faults ?? [], Clock, 7, settings);
        Meddler = new(Cloud.CreateHandler());
        handler = Meddler;
        Aws = Connect(key, parallelism);
    }

    public static OrganizationSnapshot Small => new("o-abcdefghij", Management, Security, [Ireland, Virginia],
    [
        new(Management, "management", AccountState.Active),
        new(Security, "security", AccountState.Active) { Path = ["Security"] },
        new(Alpha, "alpha", AccountState.Active)
        {
            Path = ["Workloads", "Prod"],
            Tags = new Dictionary<string, string> { ["pci"] = "in-scope" },
        },
        new(Beta, "beta", AccountState.Active) { Path = ["Workloads", "NonProd"] },
    ]);

    public JumpingTime Clock { get; }

    public SimulatedCloud Cloud { get; }

    public Meddler Meddler { get; }

    public AwsConnection Aws { get; }

    public OrganizationReader Organization => new(Aws, NullLogger<OrganizationReader>.Instance);

    public TargetInspector Inspector => new(Aws, NullLogger<TargetInspector>.Instance);

    public PackDeployer Packs => new(Aws, Content, NullLogger<PackDeployer>.Instance);

    public MemberPacks Members => new(Aws, Content, NullLogger<MemberPacks>.Instance);

    public StackSetPacks StackSets => new(Aws, Content, Members, NullLogger<StackSetPacks>.Instance);

    public BrakeParameters Brakes => new(Aws, NullLogger<BrakeParameters>.Instance);

    public ComplianceReader Compliance => new(Aws);

    public FoundationDeployer Foundation => new(Aws, Content, NullLogger<FoundationDeployer>.Instance);

    public ContentStore Content => new(Aws, NullLogger<ContentStore>.Instance);

    public AwsConnection Connect(string key, int parallelism = 1)
    {
        var endpoint = new AwsEndpoint(Virginia, Clock)
        {
            Handler = handler,
            Credentials = new BasicAWSCredentials(key, "secret"),
            Parallelism = parallelism,
        };
        connections.Add(new(endpoint, NullLogger.Instance));
        return connections[^1];
    }

    /// <summary>The same organization with so many members more.</summary>
    public static OrganizationSnapshot Large(int members) => Small with
    {
        Accounts =
        [
            .. Small.Accounts,
            .. Enumerable.Range(0, members).Select(n => new Account(Member(n), $"member-{n}", AccountState.Active)
            {
                Path = ["Workloads", "Prod"],
            }),
        ],
    };

    public static AccountId Member(int n) => AccountId.Parse($"{400_000_000_000 + n}");

    public void Dispose()
    {
        connections.ForEach(connection => connection.Dispose());
        handler.Dispose();
    }
}
