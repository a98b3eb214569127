using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PciAutoHeal.Aws;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Runner;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.CloudWatch;
using PciAutoHeal.Sqlite;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>The shipped flow and the real steps and adapters against a simulated AWS, in virtual time.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>The long-term key of the delegated administrator; any other is a session in a member.</summary>
    public const string AccessKey = "AKIAREHEARSAL";

    /// <summary>
    /// Alarms with names that begin like this are in no account; any other that the spec names is there.
    /// </summary>
    public const string Missing = "missing";

    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly SqliteLedger ledger = SqliteLedger.InMemory();
    private readonly RolloutSpec spec;
    private readonly long seed;
    private readonly StepLimits limits;
    private readonly List<AwsConnection> connections = [];

    public Stage(
        OrganizationSnapshot organization,
        RolloutSpec spec,
        IReadOnlyList<Fault> faults,
        long seed = 1,
        Release? release = null,
        StepLimits? limits = null)
    {
        (this.spec, this.seed) = (spec with { Regions = spec.Regions ?? organization.Regions }, seed);
        Release = (release ?? Content.Release).In(spec.Remediation);
        this.limits = (limits ?? new()) with { Parallelism = 1 };
        Storage = new(ledger.Rollouts, ledger.Artifacts);
        Clock = new(Start);
        Cloud = new(organization, faults, Clock, seed, new SimulationSettings().With(new CloudWatchSettings
        {
            Standing = [.. (spec.Gates.Alarms ?? []).Where(a => !a.Name.StartsWith(Missing, StringComparison.Ordinal))
                .Select(a => new StandingAlarm(a.Name, a.Account, a.Region ?? spec.HomeRegion ?? Regions[0]))],
        }));
        Wire = new(Cloud);
        Rollout = RolloutId.For(spec.Name, Start);
        Execution = Rollout.Value;
        Ports = NewPorts();
    }

    /// <summary>Who listens to every stage of this flow of control; null for nobody.</summary>
    public static AsyncLocal<IListener?> Listener { get; } = new();

    public VirtualClock Clock { get; }

    public IReadOnlyList<Region> Regions => spec.Regions!;

    public SimulatedCloud Cloud { get; }

    public PutTap Wire { get; }

    public StorageTap Storage { get; }

    public Release Release { get; }

    public RolloutId Rollout { get; }

    /// <summary>The execution it is in; another one after it was taken up again.</summary>
    public string Execution { get; private set; }

    public StepPorts Ports { get; private set; }

    /// <summary>Calls that were made since memory was last lost.</summary>
    public IReadOnlyDictionary<string, long> ApiCalls => connections[^1].Counters.Snapshot();

    public IExecutionStore Executions => ledger.Executions;

    /// <summary>What a new process begins with: nothing remembered but what the ledger keeps.</summary>
    public void LoseMemory() => Ports = NewPorts();

    public FlowRunner NewRunner(IFlowObserver? observer = null, IExecutionStore? store = null) => new(
        Flows.Machines, Ports, store ?? Executions, Watched(observer ?? new SilentObserver()), NullLogger<FlowRunner>.Instance);

    /// <summary>Puts the rollout on record and begins its execution; nothing runs yet.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        await Ports.Artifacts.PutAsync("release", JsonSerializer.Serialize(Release, StepJson.Options), ct);
        await Ports.Artifacts.PutAsync("spec", JsonSerializer.Serialize(spec, StepJson.Options), ct);
        await Ports.Ledger.CreateAsync(new(Rollout, spec.Name, Start, "spec", "release", Person.Name), ct);
        await BeginAsync("rollout", Rollout.Value, ct);
    }

    /// <summary>Runs the whole rollout until it has ended or nobody answers any more.</summary>
    public async Task<Outcome> RunAsync(Person person, CancellationToken ct, IFlowObserver? observer = null)
    {
        await BeginAsync(ct);
        return await GoOnAsync(person, ct, observer);
    }

    public async Task<Outcome> GoOnAsync(Person person, CancellationToken ct, IFlowObserver? observer = null)
    {
        var runner = NewRunner(observer);
        FlowResult result;
        do
        {
            result = await runner.RunAsync(Rollout, Execution, ct);
        }
        while (result is FlowResult.WaitsForPerson waits && await person.AnswerAsync(this, waits.Kind, ct));

        return await OutcomeAsync(result, ct);
    }

    /// <summary>
    /// Takes a rollout up after its end, as the command line does when a person goes back or tries again.
    /// </summary>
    public async Task<Outcome> TakeUpAsync(
        OperatorWish wish, CancellationToken ct, Func<OperatorRequest, OperatorRequest>? more = null, Person? person = null)
    {
        await AskAsync(wish, null, ct, more);
        return await TakeUpAsync(person ?? Person.Nobody, ct);
    }

    public async Task<Outcome> TakeUpAsync(Person person, CancellationToken ct)
    {
        Execution = await RolloutExecutions.OpenAsync(
            NewRunner(), Executions, Rollout, hasPlan: true, $"seed-{seed}", ct);
        return await GoOnAsync(person, ct);
    }

    /// <summary>Runs another of the shipped machines over this rollout.</summary>
    public async Task<FlowResult> RunMachineAsync(string machine, CancellationToken ct) =>
        await NewRunner().RunAsync(Rollout, await BeginMachineAsync(machine, ct), ct);

    /// <summary>Begins an execution of another machine; nothing runs yet.</summary>
    /// <returns>The execution's id.</returns>
    public async Task<string> BeginMachineAsync(string machine, CancellationToken ct)
    {
        var id = $"{Rollout}-{machine}-{Clock.GetUtcNow().UtcTicks}";
        await BeginAsync(machine, id, ct);
        return id;
    }

    /// <summary>Somebody with a role in the account stops its recorder.</summary>
    public async Task StopRecorderAsync(AccountId account, Region region)
    {
        var ct = TestContext.Current.CancellationToken;
        using var member = await connections[^1].MemberAsync(account, spec.MemberRole, ct);
        await member.Config(region).CallAsync(
            "StopConfigurationRecorder",
            (client, stop) => client.StopConfigurationRecorderAsync(new() { ConfigurationRecorderName = "default" }, stop),
            ct);
    }

    public Task AskAsync(
        OperatorWish wish, string? hash, CancellationToken ct, Func<OperatorRequest, OperatorRequest>? more = null)
    {
        var request = new OperatorRequest(wish, Person.Name, Clock.GetUtcNow(), hash);
        return Ports.Desk.AskAsync(Rollout, more?.Invoke(request) ?? request, ct);
    }

    public async Task<Outcome> OutcomeAsync(FlowResult result, CancellationToken ct)
    {
        var events = await Ports.Ledger.ReadAsync(Rollout, ct);
        Plan? plan = RolloutState.Fold(events).PlanHash is null ? null : await Ports.Book.PlanAsync(Rollout, ct);
        return new(result, events, await Ports.Targets.ReadAsync(Rollout, ct), plan);
    }

    public void Dispose()
    {
        connections.ForEach(c => c.Dispose());
        ledger.Dispose();
        Wire.Dispose();
    }

    private Task BeginAsync(string machine, string id, CancellationToken ct) =>
        NewRunner().BeginAsync(machine, id, new JsonObject { ["rollout"] = Rollout.Value }, $"seed-{seed}", ct);

    private StepPorts NewPorts()
    {
        var connection = new AwsConnection(
            new(spec.Regions![0], Clock)
            {
                ServiceUrl = "http://simulated.local",
                Handler = Listener.Value?.On(Wire) ?? Wire,
                Credentials = new BasicAWSCredentials(AccessKey, "rehearsal"),
                Parallelism = 1,
                Seed = seed,
            },
            NullLogger<AwsConnection>.Instance);
        connections.Add(connection);
        var ports = AwsPorts.Of(
            connection,
            new(Storage, new RememberedTargets(ledger.Targets), Storage, ledger.Leases, ledger.Desk),
            limits,
            NullLoggerFactory.Instance);
        return Listener.Value?.On(ports) ?? ports;
    }

    private static IFlowObserver Watched(IFlowObserver observer) =>
        Listener.Value is { } listener ? new Observers(listener, observer) : observer;
}
