using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Aws.Notifications;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Aws.StepFunctions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Runner;
using PciAutoHeal.Sqlite;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>
/// Steps with everything they reach the world through; the same composition for AWS and for a rehearsal.
/// </summary>
internal sealed class Host : IDisposable
{
    private readonly SqliteLedger local;
    private readonly AwsConnection connection;
    private readonly IDisposable? table;
    private readonly ChannelNotifier? notifier;
    private readonly RememberedTargets targets;

    /// <param name="variable">Reads an environment variable, for whoever is told of a rollout; null when nobody is
    /// told.</param>
    private Host(
        AwsConnection connection,
        SqliteLedger local,
        DynamoDbLedger? remote,
        IDisposable? table,
        Func<string, string?>? variable,
        StepLimits limits,
        ILoggerFactory logs)
    {
        (this.connection, this.local, this.table) = (connection, local, table);
        Logs = logs;
        notifier = variable is null ? null : new ChannelNotifier(connection, variable);
        targets = new(remote?.Targets ?? local.Targets);
        Ports = AwsPorts.Of(
            connection,
            remote is null
                ? new(local.Rollouts, targets, local.Artifacts, local.Leases, local.Desk)
                : new(remote.Rollouts, targets, remote.Artifacts, remote.Leases, remote.Desk),
            limits,
            logs,
            notifier);
    }

    public StepPorts Ports { get; }

    public ILoggerFactory Logs { get; }

    public AwsEndpoint Endpoint => connection.Endpoint;

    /// <summary>Executions of the embedded engine are kept beside the process, whatever keeps the ledger.</summary>
    public IExecutionStore Executions => local.Executions;

    /// <summary>Records of targets that this process wrote.</summary>
    public long TargetWrites => targets.Writes;

    /// <summary>Changes of targets' states that this process wrote.</summary>
    public long StateChanges => targets.StateChanges;

    public IReadOnlyDictionary<string, long> ApiCalls => connection.Counters.Snapshot();

#pragma warning disable CA2000 // Dispose objects before losing scope: the host that is returned owns them and disposes them.
    public static Task<Host> OpenAsync(
        AwsEndpoint endpoint, LedgerChoice ledger, Func<string, string?> variable, StepLimits limits, ILoggerFactory logs, CancellationToken ct) =>
        OpenAsync(endpoint, ledger, create: false, variable, limits, logs, ct);

    /// <summary>Creates the table of a DynamoDB ledger where there is none.</summary>
    public static Task<Host> CreateAsync(
        AwsEndpoint endpoint, LedgerChoice ledger, Func<string, string?> variable, StepLimits limits, ILoggerFactory logs, CancellationToken ct) =>
        OpenAsync(endpoint, ledger, create: true, variable, limits, logs, ct);

    private static async Task<Host> OpenAsync(
        AwsEndpoint endpoint,
        LedgerChoice ledger,
        bool create,
        Func<string, string?> variable,
        StepLimits limits,
        ILoggerFactory logs,
        CancellationToken ct)
    {
        if (ledger is not LedgerChoice.DynamoDb dynamo)
        {
            var file = ((LedgerChoice.Sqlite)ledger).Path;
            return new(new(endpoint, logs.CreateLogger<AwsConnection>()), SqliteLedger.Open(file), null, null, variable, limits, logs);
        }

        var client = DynamoDbClients.Create(endpoint);
        var remote = new DynamoDbLedger(client, dynamo.Table, endpoint.Clock);
        if (create)
        {
            await remote.EnsureTableAsync(ct);
        }

        return new(
            new(endpoint, logs.CreateLogger<AwsConnection>()), SqliteLedger.Open(LedgerChoice.DefaultPath), remote, client, variable, limits, logs);
    }

    /// <summary>A host that forgets everything at its end, and tells nobody: nothing it does is real.</summary>
    public static Host InMemory(AwsEndpoint endpoint, StepLimits limits, ILoggerFactory logs) =>
        new(new(endpoint, logs.CreateLogger<AwsConnection>()), SqliteLedger.InMemory(), null, null, null, limits, logs);
#pragma warning restore CA2000

    /// <summary>The account of whoever asks.</summary>
    public Task<AccountId> AccountAsync(CancellationToken ct) => connection.CallerAccountAsync(ct);

    /// <summary>The flow as it is deployed.</summary>
    public DeployedExecutions Deployed(MachineArn machine) => new(connection, machine);

    public FlowRunner Runner(IFlowObserver observer) =>
        new(Flows.Machines, Ports, Executions, observer, Logs.CreateLogger<FlowRunner>());

    public void Dispose()
    {
        notifier?.Dispose();
        connection.Dispose();
        table?.Dispose();
        local.Dispose();
    }
}
