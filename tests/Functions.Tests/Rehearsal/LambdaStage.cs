using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Functions.Tests.Lambda;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Simulation.Serving;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Functions.Tests.Rehearsal;

/// <summary>
/// A rollout in virtual time as a deployment runs it: the shipped flow, every Task an invocation of the published
/// executable, the ledger in DynamoDB, AWS simulated and reached over HTTP. Only the engine is the embedded one.
/// </summary>
internal sealed class LambdaStage : IAsyncDisposable
{
    private readonly Stage world;
    private readonly RolloutSpec spec;
    private readonly long seed;
    private readonly StepPorts ports;
    private readonly IAsyncDisposable[] servers;

    private LambdaStage(
        Stage world, RolloutSpec spec, long seed, DynamoDbLedger ledger, LambdaFunctions functions, params IAsyncDisposable[] servers)
    {
        (this.world, this.spec, this.seed, Functions, this.servers) = (world, spec, seed, functions, servers);
        ports = world.Ports.On(new(ledger.Rollouts, ledger.Targets, ledger.Artifacts, ledger.Leases, ledger.Desk));
    }

    public LambdaFunctions Functions { get; }

    public static async Task<LambdaStage> OpenAsync(
        string executable, Uri dynamo, string table, OrganizationSnapshot organization, RolloutSpec spec, IReadOnlyList<Fault> faults, long seed)
    {
        var world = new Stage(organization, spec, faults, seed);
        var ct = TestContext.Current.CancellationToken;
        var clock = await ClockServer.StartAsync(world.Clock);
        var aws = await SimulationServer.StartAsync(
            world.Cloud, new IPEndPoint(IPAddress.Loopback, 0), allowNonLoopback: false, ct);
        var ledger = new DynamoDbLedger(Ledger.Tests.Engines.DynamoDbServer.ClientOf(dynamo), table, world.Clock);
        await ledger.EnsureTableAsync(ct);
        var functions = new LambdaFunctions(executable, new Dictionary<string, string>
        {
            ["AWS_REGION"] = world.Regions[0].Value,
            ["AWS_ACCESS_KEY_ID"] = "AKIAREHEARSAL",
            ["AWS_SECRET_ACCESS_KEY"] = "rehearsal",
            ["AWS_ENDPOINT_URL"] = aws.Address.ToString(),
            [FunctionSettings.LedgerEndpointVariable] = dynamo.ToString(),
            [FunctionSettings.ClockVariable] = clock.Address.ToString(),
            [FunctionSettings.TableVariable] = table,
            [FunctionSettings.ParallelismVariable] = "1",
            [FunctionSettings.SeedVariable] = seed.ToString(CultureInfo.InvariantCulture),
        });
        return new(world, spec with { Regions = spec.Regions ?? organization.Regions }, seed, ledger, functions, functions, aws, clock);
    }

    /// <summary>Runs until it has ended or nobody answers any more.</summary>
    /// <param name="person">Answers as in the rehearsal in one process.</param>
    public async Task<Outcome> RunAsync(
        IReadOnlyList<(TimeSpan After, OperatorWish Wish)> person, CancellationToken ct, IFlowObserver? observer = null)
    {
        await ports.Artifacts.PutAsync("release", StepJson.Write(world.Release), ct);
        await ports.Artifacts.PutAsync("spec", StepJson.Write(spec), ct);
        await ports.Ledger.CreateAsync(new(world.Rollout, spec.Name, Stage.Start, "spec", "release", Person.Name), ct);
        var runner = new FlowRunner(
            Flows.Machines, ports, world.Executions, observer ?? new SilentObserver(), NullLogger<FlowRunner>.Instance, Functions);
        var id = world.Rollout.Value;
        await runner.BeginAsync("rollout", id, new JsonObject { ["rollout"] = id }, $"seed-{seed}", ct);
        var result = await runner.RunAsync(world.Rollout, id, ct);
        foreach (var (after, wish) in person)
        {
            result.Should().BeOfType<FlowResult.WaitsForPerson>(Functions.Log);
            world.Clock.Advance(after);
            var hash = wish == OperatorWish.Approve ? (await ports.Book.StateAsync(world.Rollout, ct)).PlanHash : null;
            await ports.Desk.AskAsync(world.Rollout, new(wish, Person.Name, world.Clock.GetUtcNow(), hash), ct);
            result = await runner.RunAsync(world.Rollout, id, ct);
        }

        var events = await ports.Ledger.ReadAsync(world.Rollout, ct);
        Plan? plan = RolloutState.Fold(events).PlanHash is null ? null : await ports.Book.PlanAsync(world.Rollout, ct);
        return new(result, events, await ports.Targets.ReadAsync(world.Rollout, ct), plan);
    }

    /// <summary>What the world has in the end: how many packs of the release each target really holds.</summary>
    public int PacksIn(Target target) => world.PacksIn(target);

    public IReadOnlyDictionary<string, long> Calls => world.Cloud.Calls.Snapshot();

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        world.Dispose();
    }
}
