using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.CloudFormation;
using PciAutoHeal.Aws.CloudTrail;
using PciAutoHeal.Aws.CloudWatch;
using PciAutoHeal.Aws.Config;
using PciAutoHeal.Aws.Content;
using PciAutoHeal.Aws.Organizations;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Aws.Ssm;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws;

/// <summary>The steps' ports to AWS on one connection; the same in a terminal, in Lambda and in a rehearsal.</summary>
public static class AwsPorts
{
    public static StepPorts Of(
        AwsConnection connection, LedgerPorts ledger, StepLimits limits, ILoggerFactory logs, INotifier? notifier = null)
    {
        var content = new ContentStore(connection, logs.CreateLogger<ContentStore>());
        var members = new MemberPacks(connection, content, logs.CreateLogger<MemberPacks>());
        return new(
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
            connection.Endpoint.Clock,
            limits,
            logs,
            notifier)
        {
            Alarms = new AlarmReader(connection, logs.CreateLogger<AlarmReader>()),
            Aggregator = new AggregatorView(connection),
            Rules = new MemberRules(connection),
            Trail = new ChangeTrail(connection, logs.CreateLogger<ChangeTrail>()),
        };
    }
}
