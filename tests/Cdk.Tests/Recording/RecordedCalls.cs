using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Scenarios.Tests.Staging;

namespace PciAutoHeal.Cdk.Tests.Recording;

/// <summary>The calls of all recorded scenarios, made once for all tests.</summary>
public sealed class RecordedCalls : IAsyncLifetime
{
    private readonly List<CallRecorder> recorders = [];

    /// <summary>Why the ledger's calls are not known; null when they are.</summary>
    public string? LedgerIsMissing { get; private set; }

    internal IReadOnlySet<string> DirectOf(string step) => recorders.SelectMany(r => r.DirectOf(step)).ToHashSet();

    internal IReadOnlySet<string> InMembers => recorders.SelectMany(r => r.InMembers).ToHashSet();

    internal IReadOnlySet<string> Steps => recorders.SelectMany(r => r.Calls).Select(c => c.Step).ToHashSet();

    public async ValueTask InitializeAsync()
    {
        try
        {
            using var peer = await RecordedLedger.StartAsync();
            using var ledger = new RecordedLedger(peer.Address);
            await PlayAsync(ledger);
        }
        catch (PeerMissingException e)
        {
            LedgerIsMissing = e.Message;
            await PlayAsync(null);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task PlayAsync(RecordedLedger? ledger)
    {
        foreach (var scenario in RecordedScenarios.All)
        {
            var recorder = new CallRecorder(ledger is null ? null : await ledger.NewTableAsync(CancellationToken.None));
            recorders.Add(recorder);
            await HeardAsync(recorder, scenario);
        }
    }

    /// <summary>The listener is of this flow of control only, and leaves with it.</summary>
    private static async Task HeardAsync(CallRecorder recorder, Func<Task> scenario)
    {
        Stage.Listener.Value = recorder;
        await scenario();
    }
}
