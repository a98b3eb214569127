using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Matrix;
using PciAutoHeal.Scenarios.Tests.Staging;

namespace PciAutoHeal.Scenarios.Tests.Random;

/// <summary>Runs a rollout in one process after the other; each dies its death, and the last one lives.</summary>
internal sealed class MortalProcess : IExecutionStore, IDisposable
{
    private readonly Stage stage;
    private readonly Queue<Death> deaths;
    private CancellationTokenSource power = new();
    private int saves;
    private int calls;

    public MortalProcess(Stage stage, IEnumerable<Death> deaths)
    {
        (this.stage, this.deaths) = (stage, new(deaths));
        stage.Wire.BeforeCall = _ =>
        {
            calls++;
            DieIn(DeathKind.AfterCall, calls - 1);
            DieIn(DeathKind.BeforeCall, calls);
        };
    }

    /// <summary>How many have died.</summary>
    public int Died { get; private set; }

    public async Task<FlowResult> RunAsync(Person person, CancellationToken ct)
    {
        while (true)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(ct, power.Token);
            try
            {
                var result = await stage.NewRunner(store: this)
                    .RunAsync(stage.Rollout, stage.Rollout.Value, life.Token);
                if (result is not FlowResult.WaitsForPerson waits || !await person.AnswerAsync(stage, waits.Kind, ct))
                {
                    return result;
                }
            }
            catch (Exception e) when (e is ProcessKilledException || power.IsCancellationRequested)
            {
                Restart();
            }
        }
    }

    public Task<StoredExecution?> FindAsync(string id, CancellationToken ct) => stage.Executions.FindAsync(id, ct);

    public Task<IReadOnlyList<StoredExecution>> ListAsync(CancellationToken ct) => stage.Executions.ListAsync(ct);

    public async Task SaveAsync(string id, long expectedVersion, string json, CancellationToken ct)
    {
        saves++;
        DieAt(DeathKind.BeforeSave);
        await stage.Executions.SaveAsync(id, expectedVersion, json, ct);
        DieAt(DeathKind.AfterSave);
    }

    public void Dispose() => power.Dispose();

    private void DieAt(DeathKind kind)
    {
        if (deaths.TryPeek(out var death) && death.Kind == kind && saves >= death.After)
        {
            throw new ProcessKilledException();
        }
    }

    private void DieIn(DeathKind kind, int made)
    {
        if (deaths.TryPeek(out var death) && death.Kind == kind && made >= death.After)
        {
            power.Cancel();
        }
    }

    private void Restart()
    {
        deaths.Dequeue();
        (saves, calls, Died) = (0, 0, Died + 1);
        power.Dispose();
        power = new();
        stage.LoseMemory();
    }
}
