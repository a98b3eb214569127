using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services;
using PciAutoHeal.Simulation.Services.CloudWatch;
using PciAutoHeal.Simulation.Services.Iam;
using PciAutoHeal.Simulation.Services.S3;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation;

/// <summary>
/// The whole simulated AWS. Calls are handled one at a time; time is the clock's; chance is a function of the seed.
/// What the world does by itself happens when the next call, or the next look at <see cref="Events"/>, finds it due.
/// </summary>
public sealed class SimulatedCloud
{
    private readonly Lock gate = new();
    private readonly List<WorldEvent> events = [];
    private readonly Timeline timeline = new();
    private readonly IReadOnlyList<IFollowsTheWorld> followers;
    private readonly WireFront front;
    private readonly long seed;

    public SimulatedCloud(
        OrganizationSnapshot seed,
        IReadOnlyList<Fault> faults,
        TimeProvider clock,
        long randomSeed,
        SimulationSettings? settings = null)
    {
        (Clock, this.seed, Settings) = (clock, randomSeed, settings ?? new());
        Now = StartedAt = clock.GetUtcNow();
        Faults = new(faults, StartedAt, randomSeed);
        Organization = new(seed, randomSeed, Settings, () => Now, Tell);
        Sessions = new(randomSeed);
        Organization.Accounts.ToList().ForEach(account => BuiltInRoles.AddTo(this, account));
        var services = ServiceCatalog.Create();
        followers = [.. services.OfType<IFollowsTheWorld>()];
        front = new(this, [.. services.Select(service => new RpcEndpoint(service)), new S3Endpoint()]);
        CloudWatchService.Furnish(this);
        WorldFaults.Schedule(this, timeline);
    }

    public TimeProvider Clock { get; }

    public SimulationSettings Settings { get; }

    public FaultPlan Faults { get; }

    public Organization Organization { get; }

    public Sessions Sessions { get; }

    /// <summary>Buckets of every account; their names are one namespace, as in AWS.</summary>
    public Buckets Buckets { get; } = new();

    public CallCounters Calls { get; } = new();

    public WorkSpans Work { get; } = new();

    public DateTimeOffset StartedAt { get; }

    /// <summary>The world's time: one moment for the whole of a call.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>What has happened by itself up to now, in order.</summary>
    public IReadOnlyList<WorldEvent> Events
    {
        get
        {
            lock (gate)
            {
                CatchUp();
                return [.. events];
            }
        }
    }

    public long Draw(params ReadOnlySpan<string> about) => Chance.Draw(seed, about);

    public double Share(params ReadOnlySpan<string> about) => Chance.Share(seed, about);

    /// <summary>The half of a share that <see cref="Chance.Share(ulong, ulong)"/> takes, drawn by the seed.</summary>
    public ulong Stem(params ReadOnlySpan<string> about) => Chance.Hash(seed, about);

    /// <summary>Letters and digits drawn by the seed, for identifiers.</summary>
    public string Letters(int length, params ReadOnlySpan<string> about) => Chance.Letters(seed, length, about);

    /// <summary>The next scheduled change of the world after a moment; null when nothing is scheduled.</summary>
    public DateTimeOffset? NextEventAfter(DateTimeOffset now)
    {
        lock (gate)
        {
            return timeline.NextAfter(now);
        }
    }

    /// <summary>Lets the world do something at a time; called from services, with the lock held.</summary>
    public void Schedule(DateTimeOffset at, Action<DateTimeOffset> change) => timeline.Schedule(at, change);

    /// <summary>Records that something happened and lets the services react.</summary>
    public void Tell(WorldEvent happened)
    {
        events.Add(happened);
        if (happened is { Kind: WorldEventKind.AccountJoined, Account: { } joined })
        {
            BuiltInRoles.AddTo(this, Organization.Find(joined)!);
        }

        foreach (var follower in followers ?? [])
        {
            follower.Follow(happened, this);
        }
    }

    /// <summary>Changes or reads the world from outside of a call, between two calls.</summary>
    public T Between<T>(Func<SimulatedCloud, T> act)
    {
        lock (gate)
        {
            CatchUp();
            return act(this);
        }
    }

    /// <summary>The bytes of an object by its s3:// address or its https URL; null when there is none.</summary>
    public ReadOnlyMemory<byte>? ReadObject(string url) => Buckets.Read(url);

    /// <summary>An AWS endpoint for HTTP clients in this process; it answers at once.</summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(this);

    internal WireResponse Answer(WireRequest request)
    {
        lock (gate)
        {
            CatchUp();
            return front.Answer(request);
        }
    }

    private void CatchUp()
    {
        var now = Clock.GetUtcNow();
        timeline.CatchUp(now, at => Now = at > Now ? at : Now);
        Now = now > Now ? now : Now;
    }
}
