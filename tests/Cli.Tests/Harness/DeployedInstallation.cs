using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Simulation;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>
/// An installation as a terminal reaches it, behind one address: the organization is simulated, the ledger is moto's
/// DynamoDB, and the state machine runs the shipped flow.
/// </summary>
public sealed class DeployedInstallation : IAsyncDisposable
{
    public const string Region = "us-east-1";
    public const string Table = "pciautoheal-ledger";
    private const double Scale = 300;

    private readonly Folder folder;
    private readonly Running simulation;
    private readonly Moto moto;
    private readonly AwsConnection connection;
    private readonly IDisposable client;

    private DeployedInstallation(Folder folder, Running simulation, string simulated, Moto moto)
    {
        (this.folder, this.simulation, this.moto) = (folder, simulation, moto);
        var endpoint = new AwsEndpoint(Core.Accounts.Region.Parse(Region), new ScaledTimeProvider(Scale))
        {
            ServiceUrl = simulated,
            Credentials = new BasicAWSCredentials("test", "test"),
        };
        var dynamo = DynamoDbClients.Create(endpoint with { ServiceUrl = moto.Url });
        (client, Ledger) = (dynamo, new DynamoDbLedger(dynamo, Table, endpoint.Clock));
        connection = new(endpoint, NullLogger<AwsConnection>.Instance);
        Machine = new(AwsPorts.Of(
            connection,
            new(Ledger.Rollouts, new RememberedTargets(Ledger.Targets), Ledger.Artifacts, Ledger.Leases, Ledger.Desk),
            new StepLimits(),
            NullLoggerFactory.Instance));
        Proxy = new(
            target => target.StartsWith("DynamoDB_", StringComparison.Ordinal) ? moto.Url : simulated, Moto.FreePort(), Machine.Answer);
    }

    public DynamoDbLedger Ledger { get; }

    public RunningMachine Machine { get; }

    public StatesProxy Proxy { get; }

    public static async Task<DeployedInstallation> StartAsync(Folder folder, int accounts)
    {
        await Python.RequireAsync("moto.server");
        var simulation = SimulationOf(folder, accounts);
        var made = new DeployedInstallation(
            folder, simulation, await simulation.AddressAsync(), await Moto.StartAsync(folder.Root));
        await made.Ledger.EnsureTableAsync(TestContext.Current.CancellationToken);
        return made;
    }

    /// <summary>The same organization once more, for a rollout that runs in a process.</summary>
    public static Running SimulationOf(Folder folder, int accounts) => Running.Program(
        folder.Root, "simulate", "--listen", "127.0.0.1:0", "--clock", $"scaled:{Scale}", "--accounts", $"{accounts}", "--regions", Region);

    /// <summary>The program, with the installation's table for its ledger.</summary>
    public async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var program = Running.Program(
            folder.Root, [.. arguments, "--endpoint-url", Proxy.Url, "--region", Region, "--ledger", $"dynamodb:{Table}"]);
        return await program.EndAsync();
    }

    /// <summary>Waits until the rollout is in that state, as the ledger has it.</summary>
    public async Task<JsonNode> UntilAsync(string state)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            var status = await RunAsync("status", "--output", "json");
            if ((string?)status.Json["state"] == state)
            {
                return status.Json;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"The rollout did not become {state}.");
    }

    public async ValueTask DisposeAsync()
    {
        Machine.Dispose();
        Proxy.Dispose();
        connection.Dispose();
        client.Dispose();
        await moto.DisposeAsync();
        await simulation.DisposeAsync();
    }
}
