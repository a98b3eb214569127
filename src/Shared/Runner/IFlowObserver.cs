using PciAutoHeal.Asl;

namespace PciAutoHeal.Runner;

/// <summary>Sees a flow run, in the words of its definition. It may show; it may not decide.</summary>
public interface IFlowObserver
{
    /// <summary>States entered and left, retries, failures.</summary>
    void Saw(IReadOnlyList<ExecutionEvent> events);

    /// <summary>A step has answered and its answer is saved.</summary>
    Task AfterStepAsync(string step, CancellationToken ct);

    /// <summary>The flow waits until a time.</summary>
    Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct);
}
