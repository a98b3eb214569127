using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Sqlite;

/// <summary>How a change of a target lies in its row.</summary>
internal static class TargetRow
{
    /// <summary>
    /// Of the table of changes <c>c</c> and its contents; what is read begins with account and region.
    /// </summary>
    public const string Columns = "c.wave, c.state, contents.hash, c.trouble, c.updated_at";

    /// <summary>How many columns <see cref="Read"/> reads.</summary>
    public const int Count = 7;

    public const string Insert =
        "INSERT INTO changes (target, updated_at, wave, state, content, trouble) VALUES ($1, $2, $3, $4, $5, $6)";

    public const string InsertUnlessThere =
        """
        INSERT INTO changes (target, updated_at, wave, state, content, trouble) SELECT $1, $2, $3, $4, $5, $6
        WHERE NOT EXISTS (SELECT 1 FROM changes WHERE target = $1 AND updated_at = $2 AND wave IS $3 AND state = $4
            AND content IS $5 AND trouble IS $6)
        """;

    public static object[] Values(long target, TargetRecord record, ContentNumbers contents) =>
    [
        target,
        record.UpdatedAt.UtcTicks,
        record.Wave is { } wave ? wave : DBNull.Value,
        record.State.ToString(),
        record.Content is { } content ? contents.Of(content) : DBNull.Value,
        record.ErrorCode is null && record.Error is null
            ? DBNull.Value
            : StepJson.Write(new Dictionary<string, string?> { ["code"] = record.ErrorCode, ["text"] = record.Error }),
    ];

    public static TargetRecord Read(SqliteRow row)
    {
        var trouble = row.IsNull(5) ? null : StepJson.Read<Dictionary<string, string?>>(row.Text(5));
        return new(
            new(AccountId.Parse(row.Text(0)), Region.Parse(row.Text(1))),
            row.IsNull(2) ? null : (int)row.Number(2),
            Enum.Parse<TargetState>(row.Text(3)),
            row.IsNull(4) ? null : row.Text(4),
            trouble?.GetValueOrDefault("code"),
            trouble?.GetValueOrDefault("text"),
            new(row.Number(6), TimeSpan.Zero));
    }
}
