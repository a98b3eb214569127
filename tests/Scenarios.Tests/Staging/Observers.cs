using PciAutoHeal.Asl;
using PciAutoHeal.Runner;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>Several who watch one run.</summary>
internal sealed class Observers(params IFlowObserver[] all) : IFlowObserver
{
    public void Saw(IReadOnlyList<ExecutionEvent> events)
    {
        foreach (var one in all)
        {
            one.Saw(events);
        }
    }

    public async Task AfterStepAsync(string step, CancellationToken ct)
    {
        foreach (var one in all)
        {
            await one.AfterStepAsync(step, ct);
        }
    }

    public async Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct)
    {
        foreach (var one in all)
        {
            await one.BeforeWaitAsync(until, ct);
        }
    }
}
