using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Runner;
using PciAutoHeal.Sqlite;

namespace PciAutoHeal.Ledger.Tests.Sqlite;

public sealed class SqliteExecutionStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteLedger first;
    private readonly SqliteLedger second;

    public SqliteExecutionStoreTests()
    {
        first = SqliteLedger.Open(folder.File("ledger.db"));
        second = SqliteLedger.Open(folder.File("ledger.db"));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Every_save_counts_the_version_up()
    {
        (await first.Executions.FindAsync("a", Ct)).Should().BeNull();

        await first.Executions.SaveAsync("a", 0, """{"state":"PlanWaves"}""", Ct);
        await first.Executions.SaveAsync("a", 1, """{"state":"StartWave"}""", Ct);

        (await second.Executions.FindAsync("a", Ct)).Should().Be(new StoredExecution("a", 2, """{"state":"StartWave"}"""));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_save_on_another_version_than_was_read_is_refused(long expected)
    {
        await first.Executions.SaveAsync("a", 0, "1", Ct);

        var save = () => second.Executions.SaveAsync("a", expected, "2", Ct);

        var refused = (await save.Should().ThrowAsync<ExecutionConflictException>()).Which;
        (refused.Id, refused.ExpectedVersion, refused.FoundVersion).Should().Be(("a", expected, 1));
        (await first.Executions.FindAsync("a", Ct))!.Json.Should().Be("1");
    }

    [Fact]
    public async Task A_version_of_an_execution_that_is_not_there_is_refused()
    {
        var save = () => first.Executions.SaveAsync("a", 3, "1", Ct);

        (await save.Should().ThrowAsync<ExecutionConflictException>()).Which.FoundVersion.Should().Be(0);
    }

    [Fact]
    public async Task Of_two_processes_that_save_at_once_one_wins_every_time()
    {
        for (var version = 0; version < 20; version++)
        {
            var saves = await Task.WhenAll(Save(first, "first"), Save(second, "second"));

            saves.Count(won => won).Should().Be(1);

            Task<bool> Save(SqliteLedger ledger, string json) => Task.Run(
                async () =>
                {
                    try
                    {
                        await ledger.Executions.SaveAsync("a", version, json, Ct);
                        return true;
                    }
                    catch (ExecutionConflictException)
                    {
                        return false;
                    }
                },
                Ct);
        }
    }

    [Fact]
    public async Task Executions_are_listed_by_id()
    {
        await first.Executions.SaveAsync("b", 0, "1", Ct);
        await second.Executions.SaveAsync("a", 0, "2", Ct);

        (await first.Executions.ListAsync(Ct)).Should().Equal(
            new StoredExecution("a", 1, "2"), new StoredExecution("b", 1, "1"));
    }
}
