using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Aws.Notifications;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions;

/// <summary>The adapters of AWS on one connection, with the ledger in DynamoDB.</summary>
internal sealed class LivePorts : IDisposable
{
    private readonly AwsConnection connection;
    private readonly ChannelNotifier notifier;

    /// <param name="variable">Reads an environment variable, for whoever is told of a rollout.</param>
    public LivePorts(
        AwsEndpoint endpoint,
        DynamoDbLedger ledger,
        Func<string, string?> variable,
        StepLimits limits,
        ILoggerFactory logs,
        long since)
    {
        Since = since;
        connection = new(endpoint, logs.CreateLogger<AwsConnection>());
        notifier = new(connection, variable);
        Ports = AwsPorts.Of(
            connection, new(ledger.Rollouts, ledger.Targets, ledger.Artifacts, ledger.Leases, ledger.Desk), limits, logs, notifier);
    }

    /// <summary>The timestamp at which it was opened.</summary>
    public long Since { get; }

    public StepPorts Ports { get; }

    public void Dispose()
    {
        notifier.Dispose();
        connection.Dispose();
    }
}
