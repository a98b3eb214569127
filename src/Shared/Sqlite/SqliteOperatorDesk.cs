using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>
/// One request a rollout; the one that was left last, whatever the clocks of the people who left them say.
/// </summary>
internal sealed class SqliteOperatorDesk(SqliteDatabase database) : IOperatorDesk
{
    public Task AskAsync(RolloutId rollout, OperatorRequest request, CancellationToken ct) => database.WriteAsync(
        db => db.Execute(
            "INSERT INTO requests (rollout, json) VALUES ($1, $2) ON CONFLICT DO UPDATE SET json = excluded.json",
            rollout.Value,
            StepJson.Write(request)),
        ct);

    public Task<OperatorRequest?> FindAsync(RolloutId rollout, CancellationToken ct) =>
        database.ReadAsync(db => Find(db, rollout), ct);

    public Task ClearAsync(RolloutId rollout, OperatorRequest request, CancellationToken ct) => database.WriteAsync(
        db => Find(db, rollout) == request
            ? db.Execute("DELETE FROM requests WHERE rollout = $1", rollout.Value)
            : 0,
        ct);

    private static OperatorRequest? Find(SqliteStatements db, RolloutId rollout) =>
        db.First("SELECT json FROM requests WHERE rollout = $1", row => row.Text(0), rollout.Value) is { } json
            ? StepJson.Read<OperatorRequest>(json)
            : null;
}
