using Microsoft.Data.Sqlite;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Sqlite;

namespace PciAutoHeal.Ledger.Tests.Sqlite;

public sealed class SqliteKillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_processes_had_committed_outlives_their_being_killed()
    {
        var file = folder.File("ledger.db");
        var writers = new[] { "x", "y" }.Select(name => (Name: name, Process: WriterProcess.Start(file, name)))
            .ToList();
        await Task.WhenAll(writers.Select(w => WriterProcess.ReadToldAsync(w.Process, 30)));

        writers.ForEach(w => w.Process.Kill());

        using var ledger = SqliteLedger.Open(file);
        var ids = (await ledger.Rollouts.ReadAsync(WriterProcess.Rollout, Ct)).Select(e => e.Id).ToList();
        foreach (var (name, process) in writers)
        {
            var told = await WriterProcess.ReadToldAsync(process, int.MaxValue);
            var mine = ids.Where(id => id.StartsWith($"{name}-", StringComparison.Ordinal)).ToList();
            mine.Should().HaveCountGreaterThanOrEqualTo(2 * (told + 1), "what was told had been committed");
            mine.Should().Equal(Enumerable.Range(0, mine.Count / 2).SelectMany(
                n => new[] { $"{name}-{n}-a", $"{name}-{n}-b" }));
            (await ledger.Executions.FindAsync(name, Ct))!.Version.Should().BeGreaterThan(told);
            process.Dispose();
        }

        IntegrityOf(file).Should().Be("ok");
    }

    private static object? IntegrityOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return command.ExecuteScalar();
    }
}
