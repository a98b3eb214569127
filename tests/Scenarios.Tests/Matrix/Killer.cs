using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>
/// Deals a blow while a step runs: to the process through what it saves, calls and keeps, or to the step.
/// </summary>
internal sealed class Killer : IExecutionStore, IDisposable
{
    private static readonly TimeSpan BusyFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hangs = TimeSpan.FromHours(2);

    private readonly Stage stage;
    private readonly Blow? blow;
    private CancellationTokenSource power = new();
    private int left;
    private TimeSpan began = TimeSpan.MaxValue;

    public Killer(Stage stage, Blow? blow)
    {
        (this.stage, this.blow) = (stage, blow);
        stage.Wire.BeforeCall = _ => Strike(Blow.KilledInCall, () => power.Cancel());
        stage.Storage.BeforeAccess = Meet;
    }

    /// <summary>Cancelled when the process loses its power in the middle of a call.</summary>
    public CancellationToken Power => power.Token;

    /// <summary>Another process goes on.</summary>
    public void Restart()
    {
        power.Dispose();
        power = new();
        stage.LoseMemory();
    }

    public void Dispose() => power.Dispose();

    /// <summary>The step begins.</summary>
    public void Begin()
    {
        began = stage.Clock.Elapsed;
        left = blow == Blow.KilledTwice ? 2 : 1;
    }

    /// <summary>The step has answered; what did not strike by now strikes no more.</summary>
    public void End() => left = 0;

    /// <summary>All is over.</summary>
    public void Rest() => (left, began) = (0, TimeSpan.MaxValue);

    public Task<StoredExecution?> FindAsync(string id, CancellationToken ct) => stage.Executions.FindAsync(id, ct);

    public Task<IReadOnlyList<StoredExecution>> ListAsync(CancellationToken ct) => stage.Executions.ListAsync(ct);

    public async Task SaveAsync(string id, long expectedVersion, string json, CancellationToken ct)
    {
        Strike(Blow.KilledBeforeSave, Die);
        Strike(Blow.KilledTwice, Die);
        await stage.Executions.SaveAsync(id, expectedVersion, json, ct);
        Strike(Blow.KilledAfterSave, Die);
        Strike(Blow.KilledInCall, Die); // the step made no call
    }

    private void Meet()
    {
        if (blow == Blow.StorageBusy && stage.Clock.Elapsed >= began && stage.Clock.Elapsed - began < BusyFor)
        {
            throw new TransientException("StorageBusy", "the storage takes no requests");
        }

        Strike(Blow.StepBreaks, () => throw new DivideByZeroException());
        Strike(Blow.StepHangs, () =>
        {
            stage.Clock.Advance(Hangs);
            throw new OperationCanceledException("cancelled by the step's time limit");
        });
    }

    private static void Die() => throw new ProcessKilledException();

    private void Strike(Blow which, Action how)
    {
        if (blow == which && left > 0)
        {
            left--;
            how();
        }
    }
}
