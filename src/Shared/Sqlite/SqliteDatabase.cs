using Microsoft.Data.Sqlite;

namespace PciAutoHeal.Sqlite;

/// <summary>
/// One connection, used by one call at a time; other processes have their own. Calls complete before they return, which
/// keeps a rehearsal in virtual time deterministic.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusySeconds = 30;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly SqliteStatements statements;

    private SqliteDatabase(string source)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            DefaultTimeout = BusySeconds,
            Pooling = false,
        }.ConnectionString);
        statements = new SqliteStatements(connection);
    }

    public static SqliteDatabase Open(string path)
    {
        var full = Path.GetFullPath(path);
        LedgerFile.Prepare(full);
        return Opened(full);
    }

    public static SqliteDatabase InMemory() => Opened(":memory:");

    /// <summary>Runs a read as one transaction, so that it sees one moment.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteStatements, T> work, CancellationToken ct) =>
        RunAsync(work, deferred: true, ct);

    /// <summary>Runs a change as one transaction that holds the write lock from its start: no lost update.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteStatements, T> work, CancellationToken ct) =>
        RunAsync(work, deferred: false, ct);

    public void Dispose()
    {
        lock (gate)
        {
            statements.Dispose();
            connection.Dispose();
        }
    }

    private static SqliteDatabase Opened(string source)
    {
        var database = new SqliteDatabase(source);
        try
        {
            database.connection.Open();
            SqliteSchema.Prepare(database.connection, source);
            return database;
        }
        catch (SqliteException e)
        {
            database.Dispose();
            throw SqliteErrors.Translate(e, source);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private Task<T> RunAsync<T>(Func<SqliteStatements, T> work, bool deferred, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(ct);
        }

        try
        {
            lock (gate)
            {
                return Task.FromResult(InTransaction(work, deferred));
            }
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(SqliteErrors.Translate(e, connection.DataSource));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Task.FromException<T>(e);
        }
    }

    private T InTransaction<T>(Func<SqliteStatements, T> work, bool deferred)
    {
        using var transaction = connection.BeginTransaction(deferred);
        var result = work(statements);
        transaction.Commit();
        return result;
    }
}
