using PciAutoHeal.Asl;
using PciAutoHeal.Runner;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>Leaves a wish once, after the first time a step has answered.</summary>
internal sealed class Wishing(
    Stage stage, string after, OperatorWish wish, Func<OperatorRequest, OperatorRequest>? more = null)
    : IFlowObserver
{
    private bool left;

    public void Saw(IReadOnlyList<ExecutionEvent> events)
    {
    }

    public async Task AfterStepAsync(string step, CancellationToken ct)
    {
        if (step == after && !left)
        {
            left = true;
            await stage.AskAsync(wish, null, ct, more);
        }
    }

    public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;
}
