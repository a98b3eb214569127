using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>Every change in one table; another says of each target which of them is current.</summary>
internal sealed class SqliteTargetLedger(SqliteDatabase database) : ITargetLedger
{
    private const string Current =
        $"""
        SELECT t.account, t.region, {TargetRow.Columns}, t.id FROM targets t
            JOIN changes c ON c.seq = t.current LEFT JOIN contents ON contents.id = c.content
        WHERE t.rollout = $1
        """;

    public Task RecordAsync(RolloutId rollout, IReadOnlyList<TargetRecord> changes, CancellationToken ct) =>
        database.WriteAsync(
            db =>
            {
                var contents = new ContentNumbers(db);
                foreach (var change in changes)
                {
                    Record(db, contents, rollout, change);
                }

                return changes.Count;
            },
            ct);

    public Task<IReadOnlyList<TargetRecord>> ReadAsync(RolloutId rollout, CancellationToken ct) => database.ReadAsync(
        db => db.Query($"{Current} ORDER BY t.account, t.region", TargetRow.Read, rollout.Value),
        ct);

    public Task<IReadOnlyList<TargetRecord>> ReadHistoryAsync(RolloutId rollout, Target target, CancellationToken ct) =>
        database.ReadAsync(
            db => db.Query(
                $"""
                SELECT t.account, t.region, {TargetRow.Columns} FROM targets t
                    JOIN changes c ON c.target = t.id LEFT JOIN contents ON contents.id = c.content
                WHERE t.rollout = $1 AND t.account = $2 AND t.region = $3 ORDER BY c.updated_at, c.seq
                """,
                TargetRow.Read,
                rollout.Value,
                target.Account.Value,
                target.Region.Value),
            ct);

    private static void Record(SqliteStatements db, ContentNumbers contents, RolloutId rollout, TargetRecord change)
    {
        var (account, region) = (change.Target.Account.Value, change.Target.Region.Value);
        var current = db.First(
            $"{Current} AND t.account = $2 AND t.region = $3",
            row => (Id: row.Number(TargetRow.Count), Record: TargetRow.Read(row)),
            rollout.Value,
            account,
            region);
        switch (TargetChanges.Judge(current.Record, change))
        {
            case TargetChange.BecomesCurrent when current.Record is null:
                db.Execute(
                    "INSERT INTO targets (rollout, account, region, current) VALUES ($1, $2, $3, 0)", rollout.Value, account, region);
                var made = db.LastId();
                db.Execute(TargetRow.Insert, TargetRow.Values(made, change, contents));
                db.Execute("UPDATE targets SET current = $1 WHERE id = $2", db.LastId(), made);
                break;
            case TargetChange.BecomesCurrent:
                db.Execute(TargetRow.Insert, TargetRow.Values(current.Id, change, contents));
                db.Execute("UPDATE targets SET current = $1 WHERE id = $2", db.LastId(), current.Id);
                break;
            case TargetChange.IsBelated:
                db.Execute(TargetRow.InsertUnlessThere, TargetRow.Values(current.Id, change, contents));
                break;
            default:
                break;
        }
    }
}
