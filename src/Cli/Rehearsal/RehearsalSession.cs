using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using PciAutoHeal.Aws.Sessions;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Simulation;
using PciAutoHeal.Simulation.Services.CloudWatch;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Rehearsal;

/// <summary>
/// One rehearsal: the shipped flow and the real steps and adapters against a simulated AWS, in virtual time.
/// </summary>
internal sealed class RehearsalSession(
    RolloutSpec spec, OrganizationSnapshot organization, Release release, IReadOnlyList<Fault> faults, long seed, CliContext context)
{
    /// <summary>What else is made of the ledger before it is forgotten.</summary>
    public Func<StepPorts, RolloutId, IReadOnlyList<WorldEvent>, CancellationToken, Task>? AtEnd { get; init; }

    public async Task<RehearsalDocument> RunAsync(
        Func<StepPorts, RolloutId, SimulatedCloud, IFlowObserver> watch, CancellationToken ct)
    {
        var watchStarted = Stopwatch.GetTimestamp();
        var clock = new VirtualClock(MorningOf(context.Io.Clock.GetUtcNow()));
        var start = clock.GetUtcNow();
        var cloud = new SimulatedCloud(organization, faults, clock, seed, WithAlarms());
        using var handler = cloud.CreateHandler();
        using var host = Host.InMemory(Endpoint(clock, handler), new StepLimits { Parallelism = 1 }, ConsoleLogs.Create(context));
        var id = await Registration.RegisterAsync(host.Ports, spec, release, RehearsalOperator.Name, ct);
        var observer = new EffortMeter(watch(host.Ports, id, cloud), cloud.Calls.Snapshot);
        var runner = host.Runner(observer);
        var person = new RehearsalOperator(host.Ports, clock, faults);
        await runner.BeginAsync("rollout", id.Value, new JsonObject { ["rollout"] = id.Value }, $"seed-{seed}", ct);

        while (await runner.RunAsync(id, id.Value, ct) is FlowResult.WaitsForPerson waiting
            && await person.AnswerAsync(id, waiting.Kind, ct))
        {
            // The person has answered; the flow goes on.
        }

        await observer.AfterStepAsync("", ct);
        if (AtEnd is { } more)
            await more(host.Ports, id, cloud.Events, ct);
        var status = await StatusReading.ReadAsync(host.Ports, id, ct);
        var events = await host.Ports.Ledger.ReadAsync(id, ct);
        var (waves, bound) = Spans(events, cloud);
        return new RehearsalDocument(
            status,
            TimelineReading.Of(events, cloud.Events, start),
            cloud.Calls.Snapshot(),
            (long)clock.Elapsed.TotalSeconds,
            Math.Round(Stopwatch.GetElapsedTime(watchStarted).TotalSeconds, 3))
        {
            Effort = observer.Read(host.TargetWrites, host.StateChanges, waves, bound),
        };
    }

    /// <summary>How long the waves took, and how much of it AWS was at work or a wave had to bake.</summary>
    private (TimeSpan Waves, TimeSpan Bound) Spans(IReadOnlyList<RolloutEvent> events, SimulatedCloud cloud)
    {
        if (events.FirstOrDefault(e => e.Kind == RolloutEventKind.WaveStarted)?.At is not { } from)
        {
            return (TimeSpan.Zero, TimeSpan.Zero);
        }

        var baked = events.Count(e => e.Kind == RolloutEventKind.GatePassed) * spec.Gates.Bake;
        return (events[^1].At - from, cloud.Work.Within(from, events[^1].At) + baked);
    }

    /// <summary>A rehearsal begins at eight in the morning, UTC, so that the same day gives the same run.</summary>
    private static DateTimeOffset MorningOf(DateTimeOffset now) => new(now.UtcDateTime.Date.AddHours(8), TimeSpan.Zero);

    /// <summary>The alarms that the spec names are there, and quiet until a fault raises them.</summary>
    private SimulationSettings WithAlarms() => new SimulationSettings().With(new CloudWatchSettings
    {
        Standing = [.. (spec.Gates.Alarms ?? []).Select(a => new StandingAlarm(a.Name, a.Account, a.Region ?? Home))],
    });

    private Region Home => spec.HomeRegion ?? spec.Regions?[0] ?? organization.Regions[0];

    private AwsEndpoint Endpoint(VirtualClock clock, HttpMessageHandler handler) =>
        new(Home, clock)
        {
            ServiceUrl = "http://rehearsal.local",
            Handler = handler,
            Credentials = new BasicAWSCredentials("AKIAREHEARSAL", "rehearsal"),
            Parallelism = 1,
            Seed = seed,
        };
}
