using Microsoft.Data.Sqlite;

namespace PciAutoHeal.Sqlite;

/// <summary>Statements of one connection, each prepared once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private SqliteTransaction? transaction;

    public SqliteStatements Within(SqliteTransaction current)
    {
        transaction = current;
        return this;
    }

    /// <summary>Runs a statement with <c>$1</c>, <c>$2</c>… bound in order.</summary>
    /// <returns>The number of rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object> values) => Bound(sql, values).ExecuteNonQuery();

    /// <summary>The row number that the last insert gave.</summary>
    public long LastId() => SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle!);

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var rows = Bound(sql, values).ExecuteReader();
        List<T> found = [];
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    /// <summary>The first column of the first row; null when there is no row.</summary>
    public T? Find<T>(string sql, params ReadOnlySpan<object> values)
        where T : class
    {
        using var rows = Bound(sql, values).ExecuteReader();
        return rows.Read() ? rows.GetFieldValue<T>(0) : null;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        prepared.Clear();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = Prepare(sql, values.Length);
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Review SQL for injection: statements are constants here; values are bound.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return prepared[sql] = command;
    }
}
