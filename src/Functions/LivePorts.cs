using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.CloudFormation;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Aws.Organizations;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Aws.Ssm;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions;

/// <summary>The adapters of AWS on one connection, with the ledger in DynamoDB.</summary>
internal sealed class LivePorts : IDisposable
{
    private readonly AwsConnection connection;

    public LivePorts(AwsEndpoint endpoint, DynamoDbLedger ledger, StepLimits limits, ILoggerFactory logs, long since)
    {
        Since = since;
        connection = new(endpoint, logs.CreateLogger<AwsConnection>());
        var content = new ContentStore(connection, logs.CreateLogger<ContentStore>());
        var members = new MemberPacks(connection, content, logs.CreateLogger<MemberPacks>());
        Ports = new StepPorts(
            new OrganizationReader(connection, logs.CreateLogger<OrganizationReader>()),
            new TargetInspector(connection, logs.CreateLogger<TargetInspector>()),
            new FoundationDeployer(connection, content, logs.CreateLogger<FoundationDeployer>()),
            new PackDeployer(connection, content, logs.CreateLogger<PackDeployer>()),
            members,
            new StackSetPacks(connection, content, members, logs.CreateLogger<StackSetPacks>()),
            new PackChecks(connection),
            new BrakeParameters(connection, logs.CreateLogger<BrakeParameters>()),
            new DocumentRuns(connection, logs.CreateLogger<DocumentRuns>()),
            new ComplianceReader(connection),
            ledger.Rollouts,
            ledger.Targets,
            ledger.Artifacts,
            ledger.Leases,
            ledger.Desk,
            endpoint.Clock,
            limits,
            logs);
    }

    /// <summary>The timestamp at which it was opened.</summary>
    public long Since { get; }

    public StepPorts Ports { get; }

    public void Dispose() => connection.Dispose();
}
