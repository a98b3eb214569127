using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>Current states in one table, every change in another.</summary>
internal sealed class SqliteTargetLedger(SqliteDatabase database) : ITargetLedger
{
    public Task RecordAsync(RolloutId rollout, IReadOnlyList<TargetRecord> changes, CancellationToken ct) =>
        database.WriteAsync(
            db =>
            {
                foreach (var change in changes)
                {
                    Record(db, rollout, change);
                }

                return changes.Count;
            },
            ct);

    public Task<IReadOnlyList<TargetRecord>> ReadAsync(RolloutId rollout, CancellationToken ct) => database.ReadAsync(
        db => db.Query(
            "SELECT json FROM targets WHERE rollout = $1 ORDER BY account, region",
            row => StepJson.Read<TargetRecord>(row.GetString(0)),
            rollout.Value),
        ct);

    public Task<IReadOnlyList<TargetRecord>> ReadHistoryAsync(RolloutId rollout, Target target, CancellationToken ct) =>
        database.ReadAsync(
            db => db.Query(
                """
                SELECT json FROM changes WHERE rollout = $1 AND account = $2 AND region = $3 ORDER BY updated_at, seq
                """,
                row => StepJson.Read<TargetRecord>(row.GetString(0)),
                rollout.Value,
                target.Account.Value,
                target.Region.Value),
            ct);

    private static void Record(SqliteStatements db, RolloutId rollout, TargetRecord change)
    {
        var (account, region) = (change.Target.Account.Value, change.Target.Region.Value);
        var current = db.Find<string>(
            "SELECT json FROM targets WHERE rollout = $1 AND account = $2 AND region = $3",
            rollout.Value,
            account,
            region);
        switch (TargetChanges.Judge(current is null ? null : StepJson.Read<TargetRecord>(current), change))
        {
            case TargetChange.BecomesCurrent:
                var json = StepJson.Write(change);
                db.Execute(
                    """
                    INSERT INTO targets (rollout, account, region, json) VALUES ($1, $2, $3, $4)
                    ON CONFLICT DO UPDATE SET json = excluded.json
                    """,
                    rollout.Value,
                    account,
                    region,
                    json);
                db.Execute(
                    "INSERT INTO changes (rollout, account, region, updated_at, json) VALUES ($1, $2, $3, $4, $5)",
                    rollout.Value,
                    account,
                    region,
                    change.UpdatedAt.UtcTicks,
                    json);
                break;
            case TargetChange.IsBelated:
                db.Execute(
                    """
                    INSERT INTO changes (rollout, account, region, updated_at, json) SELECT $1, $2, $3, $4, $5
                    WHERE NOT EXISTS (SELECT 1 FROM changes
                        WHERE rollout = $1 AND account = $2 AND region = $3 AND updated_at = $4 AND json = $5)
                    """,
                    rollout.Value,
                    account,
                    region,
                    change.UpdatedAt.UtcTicks,
                    StepJson.Write(change));
                break;
            default:
                break;
        }
    }
}
