using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.CloudFormation.StackSets;

/// <summary>
/// Takes an operation through its regions and accounts, a step of time after another, as its preferences say.
/// </summary>
internal sealed class OperationRun(SimulatedCloud cloud, StackSet set, StackSetOperation operation)
{
    private readonly CloudFormationSettings settings = cloud.Settings.Of<CloudFormationSettings>();
    private readonly InstanceWork work = new(cloud, set, operation);
    private readonly List<RegionRun> regions = [];

    public void Start()
    {
        operation.Status = "RUNNING";
        var byRegion = operation.Runs.ToLookup(run => run.Instance.Region);
        foreach (var region in operation.Preferences.InOrder(byRegion.Select(group => group.Key)))
            regions.Add(new(region, [.. byRegion[region]]));
        Advance();
    }

    /// <summary>Cancels what has not begun; what runs comes to its end.</summary>
    public void Stop()
    {
        operation.Status = "STOPPING";
        foreach (var region in regions) region.Cancel("Cancelled since the operation was stopped by the user");
        if (regions.TrueForAll(region => region.IsOver)) Finish(cloud.Now);
    }

    private void Advance()
    {
        var now = cloud.Now;
        foreach (var region in regions) Settle(region, now);
        while (operation.Status == "RUNNING" && Open().ToList() is { Count: > 0 } open)
        {
            open.ForEach(region => Fill(region, now));
            if (regions.Exists(region => region.Running.Count > 0)) break;
        }

        if (regions.TrueForAll(region => region.IsOver))
            Finish(now);
        else
            cloud.Schedule(regions.SelectMany(region => region.Running).Min(run => run.EndAt), _ => Advance());
    }

    private void Settle(RegionRun region, DateTimeOffset now)
    {
        foreach (var run in region.TakeEnded(now))
        {
            work.End(run);
            if (run.Status == "FAILED") region.Failed++;
        }

        if (region.Failed > operation.Preferences.Tolerance(region.Accounts) && !region.IsBroken)
        {
            region.IsBroken = true;
            region.Cancel("Cancelled since failure tolerance has exceeded");
            if (!operation.Preferences.IsParallel) CancelFrom(region);
        }
    }

    /// <summary>A region that breaks keeps the operation out of the regions after it.</summary>
    private void CancelFrom(RegionRun broken)
    {
        foreach (var later in regions.SkipWhile(region => region != broken).Skip(1))
            later.Cancel("Cancelled since failure tolerance has exceeded");
    }

    private IEnumerable<RegionRun> Open() => operation.Preferences.IsParallel
        ? regions.Where(region => !region.IsOver)
        : regions.Where(region => !region.IsOver).Take(1);

    private void Fill(RegionRun region, DateTimeOffset now)
    {
        var room = settings.InstancesAtATime - regions.Sum(other => other.Running.Count);
        var most = operation.Preferences.Concurrency(region.Accounts, region.Failed);
        while (room > 0 && region.Running.Count < most && region.TakeNext() is { } run)
        {
            work.Begin(run, now);
            if (run.Status != "RUNNING")
            {
                region.Skip(run);
                continue;
            }

            run.EndAt = RoundUp(run.EndAt);
            room--;
        }
    }

    private DateTimeOffset RoundUp(DateTimeOffset at)
    {
        var late = (at - cloud.StartedAt).Ticks % settings.Step.Ticks;
        return late == 0 ? at : at.AddTicks(settings.Step.Ticks - late);
    }

    private void Finish(DateTimeOffset now)
    {
        if (operation.IsOver) return;
        operation.EndedAt = now;
        operation.Status = operation.Status == "STOPPING" ? "STOPPED"
            : regions.Exists(region => region.IsBroken) ? "FAILED"
            : "SUCCEEDED";
        work.Finish();
        operation.Close();
        cloud.Work.Add(operation.CreatedAt, now);
        OperationQueue.Next(cloud, set);
    }
}

/// <summary>The part of an operation in one region.</summary>
internal sealed class RegionRun(Region region, IReadOnlyList<InstanceRun> runs)
{
    private readonly Queue<InstanceRun> waiting = new(runs.Where(run => run.Status == "PENDING"));
    private readonly List<InstanceRun> running = [];

    public Region Region { get; } = region;

    public int Accounts { get; } = runs.Count;

    public IReadOnlyCollection<InstanceRun> Running => running;

    public int Failed { get; set; }

    public bool IsBroken { get; set; }

    public bool IsOver => waiting.Count == 0 && running.Count == 0;

    public InstanceRun? TakeNext()
    {
        if (!waiting.TryDequeue(out var run)) return null;
        running.Add(run);
        return run;
    }

    /// <summary>Takes back one that was over before it began.</summary>
    public void Skip(InstanceRun run) => running.Remove(run);

    public IReadOnlyList<InstanceRun> TakeEnded(DateTimeOffset now)
    {
        var ended = running.FindAll(run => run.EndAt <= now);
        running.RemoveAll(run => run.EndAt <= now);
        return ended;
    }

    public void Cancel(string reason)
    {
        while (waiting.TryDequeue(out var run))
        {
            (run.Status, run.Reason) = ("CANCELLED", reason);
            (run.Instance.Detailed, run.Instance.Reason) = ("CANCELLED", reason);
        }
    }
}
