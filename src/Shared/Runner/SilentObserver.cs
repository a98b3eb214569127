using PciAutoHeal.Asl;

namespace PciAutoHeal.Runner;

/// <summary>Shows nothing.</summary>
public sealed class SilentObserver : IFlowObserver
{
    public void Saw(IReadOnlyList<ExecutionEvent> events)
    {
    }

    public Task AfterStepAsync(string step, CancellationToken ct) => Task.CompletedTask;

    public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;
}
