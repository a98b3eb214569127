using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PciAutoHeal.Sqlite;

/// <summary>
/// Statements of one connection, each prepared once and bound by position: a large rollout runs millions of them, and a
/// command of the provider takes three times as long, most of it looking up the names of its parameters.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, sqlite3_stmt> prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement with <c>$1</c>, <c>$2</c>… bound in order.</summary>
    /// <returns>The number of rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object> values)
    {
        var statement = Bound(sql, values);
        try
        {
            while (Step(statement))
            {
                // What a statement returns of its rows is of no interest here.
            }
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }

        return raw.sqlite3_changes(connection.Handle);
    }

    /// <summary>The row number that the last insert gave.</summary>
    public long LastId() => raw.sqlite3_last_insert_rowid(connection.Handle);

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<object> values)
    {
        var statement = Bound(sql, values);
        try
        {
            List<T> found = [];
            while (Step(statement))
            {
                found.Add(read(new(statement)));
            }

            return found;
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    /// <summary>What is read of the first row; the default where there is none.</summary>
    public T? First<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<object> values)
    {
        var statement = Bound(sql, values);
        try
        {
            return Step(statement) ? read(new(statement)) : default;
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }

        prepared.Clear();
    }

    private sqlite3_stmt Bound(string sql, ReadOnlySpan<object> values)
    {
        if (!prepared.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement));
            prepared[sql] = statement;
        }

        for (var i = 0; i < values.Length; i++)
        {
            Check(values[i] switch
            {
                string text => raw.sqlite3_bind_text(statement, i + 1, text),
                long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                int number => raw.sqlite3_bind_int64(statement, i + 1, number),
                byte[] bytes => raw.sqlite3_bind_blob(statement, i + 1, bytes),
                DBNull => raw.sqlite3_bind_null(statement, i + 1),
                var other => throw new ArgumentException($"A ledger holds no {other.GetType()}.", nameof(values)),
            });
        }

        return statement;
    }

    private bool Step(sqlite3_stmt statement)
    {
        var answer = raw.sqlite3_step(statement);
        if (answer is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(answer);
        }

        return answer == raw.SQLITE_ROW;
    }

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, connection.Handle);
}
