using Microsoft.Data.Sqlite;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Sqlite;
using PciAutoHeal.Steps;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Sqlite;

public sealed class SqliteLedgerFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Folder_and_file_are_created_and_belong_to_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // it has no file modes
        }

        var path = folder.File("a/b/ledger.db");

        using var ledger = SqliteLedger.Open(path);
        await ledger.Rollouts.AppendAsync(Header("a").Id, [Event("a")], Ct);

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(path).Should().Be(owner);
        File.GetUnixFileMode(path + "-wal").Should().Be(owner, "it holds the newest events");
        File.GetUnixFileMode(folder.File("a/b")).Should().Be(owner | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task What_was_written_is_there_when_the_file_is_opened_again()
    {
        using (var ledger = SqliteLedger.Open(folder.File("ledger.db")))
        {
            await ledger.Rollouts.CreateAsync(Header("a"), Ct);
        }

        using var again = SqliteLedger.Open(folder.File("ledger.db"));
        (await again.Rollouts.FindAsync(Header("a").Id, Ct)).Should().Be(Header("a"));
    }

    [Fact]
    public async Task A_new_file_may_be_opened_by_many_at_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            async () =>
            {
                var ledger = SqliteLedger.Open(folder.File("ledger.db"));
                await ledger.Rollouts.CreateAsync(Header($"rollout-{n}"), Ct);
                return ledger;
            },
            Ct)));

        (await opened[0].Rollouts.ListAsync(100, Ct)).Should().HaveCount(8);
        Array.ForEach(opened, ledger => ledger.Dispose());
    }

    [Fact]
    public async Task Targets_of_a_ledger_of_the_first_schema_are_read_as_they_were_written()
    {
        var rollout = Header("a").Id;
        var (then, now) = (
            Change(1, TargetState.Deploying, 1), Change(1, TargetState.Failed, 2, "it \"failed\"\0 badly"));
        var (other, belated) = (Change(2, TargetState.Deployed, 3), Change(2, TargetState.Deploying, 1));
        using (var file = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=False"))
        {
            await file.OpenAsync(Ct);
            await FirstSchema.CreateAsync(
                file, rollout, currents: [now, other], changes: [then, now, other, belated], Ct);
        }

        using var ledger = SqliteLedger.Open(folder.File("ledger.db"));

        (await ledger.Targets.ReadAsync(rollout, Ct)).Should().Equal(now, other);
        (await ledger.Targets.ReadHistoryAsync(rollout, now.Target, Ct)).Should().Equal(then, now);
        await ledger.Targets.RecordAsync(rollout, [belated, now with { UpdatedAt = now.UpdatedAt.AddHours(1) }], Ct);
        (await ledger.Targets.ReadHistoryAsync(rollout, other.Target, Ct)).Should().Equal(belated, other);
        (await ledger.Targets.ReadAsync(rollout, Ct)).Should().Equal(now, other);
    }

    [Fact]
    public async Task Ledgers_in_memory_are_separate()
    {
        using var first = SqliteLedger.InMemory();
        using var second = SqliteLedger.InMemory();

        await first.Rollouts.CreateAsync(Header("a"), Ct);

        (await second.Rollouts.ListAsync(10, Ct)).Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(
            folder.File("notes.txt"), string.Concat(Enumerable.Repeat("these are notes, not a ledger\n", 50)));

        var open = () => SqliteLedger.Open(folder.File("notes.txt"));

        open.Should().Throw<TerminalException>().Which.Code.Should().Be("NotALedger");
        File.ReadAllText(folder.File("notes.txt")).Should().StartWith("these are notes").And.HaveLength(1500);
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        Run("CREATE TABLE customers (name TEXT)");

        var open = () => SqliteLedger.Open(folder.File("ledger.db"));

        open.Should().Throw<TerminalException>().Which.Code.Should().Be("NotALedger");
        Run("SELECT count(*) FROM sqlite_schema").Should().Be(1L);
    }

    [Fact]
    public void A_ledger_of_a_newer_program_is_refused()
    {
        SqliteLedger.Open(folder.File("ledger.db")).Dispose();
        Run("PRAGMA user_version = 99");

        var open = () => SqliteLedger.Open(folder.File("ledger.db"));

        open.Should().Throw<TerminalException>().Which.Code.Should().Be("LedgerTooNew");
    }

    [Fact]
    public void A_path_that_cannot_be_a_file_is_refused()
    {
        var open = () => SqliteLedger.Open(folder.Path);

        open.Should().Throw<TerminalException>().Which.Code.Should().Be("LedgerNotOpened");
    }

    [Fact]
    public async Task A_cancelled_call_writes_nothing()
    {
        using var ledger = SqliteLedger.InMemory();

        var call = () => ledger.Rollouts.CreateAsync(Header("a"), new CancellationToken(canceled: true));

        await call.Should().ThrowAsync<OperationCanceledException>();
        (await ledger.Rollouts.ListAsync(10, Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_call_that_fails_midway_writes_nothing()
    {
        using var ledger = SqliteLedger.InMemory();

        var call = () => ledger.Rollouts.AppendAsync(Header("a").Id, [Event("a"), null!], Ct);

        await call.Should().ThrowAsync<NullReferenceException>();
        (await ledger.Rollouts.ReadAsync(Header("a").Id, Ct)).Should().BeEmpty();
    }

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Review SQL for injection: constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
