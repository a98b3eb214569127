using BenchmarkDotNet.Attributes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Sqlite;

namespace PciAutoHeal.Bench.Parts;

/// <summary>Events folded to a state, and changes of targets recorded in a file.</summary>
public class Ledger
{
    private const int Count = 10_000;
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Region Home = Region.Parse("us-east-1");

    private readonly RolloutId rollout = RolloutId.For("bench", Start);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pciautoheal-bench-");
    private readonly IReadOnlyList<RolloutEvent> events =
    [
        .. Enumerable.Range(0, Count).Select(n => new RolloutEvent(
            $"e{n}", Start.AddSeconds(n), n % 2 == 0 ? RolloutEventKind.WaveStarted : RolloutEventKind.GatePassed, "")
        {
            Wave = n % 12 / 2,
        }),
    ];

    private SqliteLedger? ledger;
    private int round;

    [GlobalSetup]
    public void Open() => ledger = SqliteLedger.Open(Path.Combine(folder.FullName, "ledger.db"));

    [Benchmark(OperationsPerInvoke = Count)]
    public object FoldEvents() => RolloutState.Fold(events);

    /// <summary>Every target changes, all in one transaction, as after a poll.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public async Task RecordTargets()
    {
        round++;
        var state = round % 2 == 0 ? TargetState.Deployed : TargetState.Deploying;
        await ledger!.Targets.RecordAsync(
            rollout,
            [.. Enumerable.Range(0, Count).Select(n => new TargetRecord(
                new(Large.Id(n), Home), 0, state, "sha256:large", null, null, Start.AddSeconds(round)))],
            CancellationToken.None);
    }

    [GlobalCleanup]
    public void Close()
    {
        ledger?.Dispose();
        ledger = null;
        folder.Delete(recursive: true);
    }
}
