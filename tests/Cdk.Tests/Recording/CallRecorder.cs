using PciAutoHeal.Asl;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Tests.Recording;

/// <summary>Keeps which step made which call, as the delegated administrator or by a member's role.</summary>
internal sealed class CallRecorder(Func<StepPorts, Action<string>, StepPorts>? ledger = null) : IListener
{
    private readonly Lock gate = new();
    private readonly HashSet<(string Step, string Action, bool InMember)> calls = [];
    private string? step;

    /// <summary>Each call once.</summary>
    public IReadOnlyCollection<(string Step, string Action, bool InMember)> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    public IReadOnlySet<string> DirectOf(string name) =>
        Calls.Where(c => c.Step == name && !c.InMember).Select(c => c.Action).ToHashSet();

    public IReadOnlySet<string> InMembers => Calls.Where(c => c.InMember).Select(c => c.Action).ToHashSet();

    public HttpMessageHandler On(HttpMessageHandler wire) => new ListeningHandler(wire, Heard);

    public StepPorts On(StepPorts ports) => ledger?.Invoke(ports, action => Heard(action, inMember: false)) ?? ports;

    /// <summary>
    /// Steps run one after the other in a stage: what is called now is called by the one that was scheduled last.
    /// </summary>
    public void Saw(IReadOnlyList<ExecutionEvent> events) =>
        step = events.LastOrDefault(e => e.Kind == ExecutionEventKind.TaskScheduled)?.State ?? step;

    public Task AfterStepAsync(string step, CancellationToken ct)
    {
        this.step = null;
        return Task.CompletedTask;
    }

    public Task BeforeWaitAsync(DateTimeOffset until, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What tests and people do between steps is nobody's.</summary>
    private void Heard(string action, bool inMember)
    {
        lock (gate)
        {
            if (step is not null && StepCatalog.Find(step) is not null)
            {
                calls.Add((step, action, inMember));
            }
        }
    }
}
