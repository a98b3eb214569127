using System.Diagnostics;
using PciAutoHeal.Asl;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Runner;

namespace PciAutoHeal.Cli.Rehearsal;

/// <summary>Counts what a flow takes while somebody else watches it.</summary>
/// <param name="calls">API calls made so far, by <c>service:Operation</c>.</param>
internal sealed class EffortMeter(IFlowObserver inner, Func<IReadOnlyDictionary<string, long>> calls) : IFlowObserver
{
    private readonly SortedDictionary<string, StepEffort> steps = new(StringComparer.Ordinal);
    private long transitions;
    private IReadOnlyDictionary<string, long> callsBefore = calls();
    private long since = Stopwatch.GetTimestamp();

    public void Saw(IReadOnlyList<ExecutionEvent> events)
    {
        transitions += events.Count(e => e.Kind is ExecutionEventKind.StateEntered or ExecutionEventKind.RetryScheduled);
        inner.Saw(events);
    }

    public async Task AfterStepAsync(string step, CancellationToken ct)
    {
        if (step.Length > 0)
        {
            var sofar = steps.GetValueOrDefault(step) ?? new(
                step, 0, 0, new SortedDictionary<string, long>(StringComparer.Ordinal));
            steps[step] = new(
                step,
                sofar.Runs + 1,
                Math.Round(sofar.Seconds + Stopwatch.GetElapsedTime(since).TotalSeconds, 3),
                Add(sofar.Calls, callsBefore, calls()));
        }

        await inner.AfterStepAsync(step, ct);
        (callsBefore, since) = (calls(), Stopwatch.GetTimestamp());
    }

    public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => inner.BeforeWaitAsync(until, ct);

    public Effort Read(long targetWrites, long stateChanges, TimeSpan waves, TimeSpan bound) =>
        new(transitions, targetWrites, stateChanges, (long)waves.TotalSeconds, (long)bound.TotalSeconds, [.. steps.Values]);

    private static SortedDictionary<string, long> Add(
        IReadOnlyDictionary<string, long> sofar, IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> after)
    {
        var sum = new SortedDictionary<string, long>(sofar.ToDictionary(), StringComparer.Ordinal);
        foreach (var (api, count) in after)
        {
            if (count - before.GetValueOrDefault(api) is > 0 and var more)
            {
                sum[api] = sum.GetValueOrDefault(api) + more;
            }
        }

        return sum;
    }
}
