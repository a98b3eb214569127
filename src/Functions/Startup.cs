using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Functions;

/// <summary>Puts together what functions need, once a process: the ledger's table and the way into AWS.</summary>
[LambdaStartup]
public sealed class Startup : IDisposable
{
    /// <summary>
    /// What a connection has learned (the aggregator, who is in a unit) is believed this long: a process may stay warm
    /// for hours, and its sessions in members are good for one.
    /// </summary>
    private static readonly TimeSpan LearnedFor = TimeSpan.FromMinutes(15);

    private readonly AwsEndpoint endpoint;
    private readonly FunctionSettings settings;
    private readonly Func<string, string?> variable;
    private readonly TimeProvider clock;
    private readonly ILoggerFactory logs;
    private readonly DynamoDbLedger ledger;
    private readonly IDisposable table;
    private LivePorts? live;

    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="clock">Real time.</param>
    public Startup(FunctionSettings settings, Func<string, string?> variable, TimeProvider clock, ILoggerFactory logs)
    {
        (this.settings, this.variable, this.clock, this.logs) = (settings, variable, clock, logs);
        var time = settings.SimulatedClock is { } url ? new SimulatedClock(url) : clock;
        var home = settings.HomeRegion is { } region ? Region.Parse(region) : null;
        endpoint = new EndpointSettings().Resolve(variable, time, home) with
        {
            Parallelism = settings.Parallelism,
            Seed = settings.Seed,
        };
        var client = DynamoDbClients.Create(
            settings.LedgerEndpoint is { } address ? endpoint with { ServiceUrl = address } : endpoint);
        table = client;
        ledger = new DynamoDbLedger(client, settings.Table, time);
        Host = new StepHost(Open, clock);
    }

    public StepHost Host { get; }

    public void Dispose()
    {
        live?.Dispose();
        table.Dispose();
    }

    /// <summary>
    /// Current states are read anew for every invocation: other functions write them too. Within one, nobody else does.
    /// </summary>
    private StepPorts Open()
    {
        if (live is null || clock.GetElapsedTime(live.Since) > LearnedFor)
        {
            live?.Dispose();
            live = new LivePorts(
                endpoint, ledger, variable, new StepLimits { Parallelism = settings.Parallelism }, logs, clock.GetTimestamp());
        }

        return live.Ports with { Targets = new RememberedTargets(ledger.Targets) };
    }
}
