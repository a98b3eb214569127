using PciAutoHeal.Asl;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;

namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>
/// Sees when each step begins, and says so for one of them. A second passes before every step, so that no two of them
/// begin at the same moment and a fault can be timed for one alone.
/// </summary>
internal sealed class Watch(Stage stage, Place? place = null, Action? began = null, Action? answered = null) : IFlowObserver
{
    private readonly Dictionary<(string Machine, string State, int Wave), TimeSpan> begins = [];
    private int wave = -1;
    private bool isOn;
    private bool isOver;

    public TimeSpan? BeginOf(Place at) =>
        begins.TryGetValue((at.Machine, at.State, at.Wave), out var begin) ? begin : null;

    public void Saw(IReadOnlyList<ExecutionEvent> events)
    {
        foreach (var e in events.Where(e => e is { Kind: ExecutionEventKind.TaskScheduled, Attempt: 0 }))
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            wave += e is { Machine: "wave", State: "OpenWave" } ? 1 : 0;
            begins.TryAdd((e.Machine, e.State, wave), stage.Clock.Elapsed);
            begins.TryAdd((e.Machine, e.State, -1), stage.Clock.Elapsed);
            if (!isOn && !isOver && place is not null && (e.Machine, e.State) == (place.Machine, place.State) && (place.Wave < 0 || place.Wave == wave))
            {
                isOn = true;
                began?.Invoke();
            }
        }
    }

    public Task AfterStepAsync(string step, CancellationToken ct)
    {
        if (isOn && (step == place?.State || place?.State == "RunWave"))
        {
            (isOn, isOver) = (false, true);
            answered?.Invoke();
        }

        return Task.CompletedTask;
    }

    public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;
}
