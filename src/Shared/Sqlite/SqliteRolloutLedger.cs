using System.Collections.Concurrent;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Sqlite;

/// <summary>Rollouts and their events; the order of an event is its row number.</summary>
internal sealed class SqliteRolloutLedger(SqliteDatabase database) : IRolloutLedger
{
    private readonly ConcurrentDictionary<RolloutId, Known> read = new();

    public Task CreateAsync(RolloutHeader header, CancellationToken ct) => database.WriteAsync(
        db =>
        {
            var isNew = db.Execute(
                "INSERT INTO rollouts (id, started_at, json) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                header.Id.Value,
                header.StartedAt.UtcTicks,
                StepJson.Write(header)) == 1;
            return isNew || Find(db, header.Id) == header ? isNew : throw new TerminalException(
                "RolloutExists",
                $"Rollout '{header.Id}' was registered before with another header. Start one with a new id.");
        },
        ct);

    public Task<RolloutHeader?> FindAsync(RolloutId rollout, CancellationToken ct) =>
        database.ReadAsync(db => Find(db, rollout), ct);

    public Task<IReadOnlyList<RolloutHeader>> ListAsync(int limit, CancellationToken ct) => database.ReadAsync(
        db => db.Query(
            "SELECT json FROM rollouts ORDER BY started_at DESC, id DESC LIMIT $1",
            row => StepJson.Read<RolloutHeader>(row.Text(0)),
            Math.Max(limit, 0)),
        ct);

    public Task AppendAsync(RolloutId rollout, IReadOnlyList<RolloutEvent> events, CancellationToken ct) =>
        database.WriteAsync(
            db => events.Sum(e => db.Execute(
                "INSERT INTO events (rollout, id, json) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                rollout.Value,
                e.Id,
                StepJson.Write(e))),
            ct);

    /// <summary>
    /// Every step reads all events of its rollout; what was read before is kept and only newer rows are. A row with a
    /// lower number never comes later: SQLite has one writer at a time.
    /// </summary>
    public Task<IReadOnlyList<RolloutEvent>> ReadAsync(RolloutId rollout, CancellationToken ct) => database.ReadAsync(
        db =>
        {
            var known = read.GetValueOrDefault(rollout, Known.Nothing);
            var news = db.Query(
                "SELECT json, seq FROM events WHERE rollout = $1 AND seq > $2 ORDER BY seq",
                row => (Event: StepJson.Read<RolloutEvent>(row.Text(0)), Number: row.Number(1)),
                rollout.Value,
                known.Upto);
            if (news.Count > 0)
            {
                read[rollout] = known = new([.. known.Events, .. news.Select(it => it.Event)], news[^1].Number);
            }

            return known.Events;
        },
        ct);

    private static RolloutHeader? Find(SqliteStatements db, RolloutId rollout) =>
        db.First("SELECT json FROM rollouts WHERE id = $1", row => row.Text(0), rollout.Value) is { } json
            ? StepJson.Read<RolloutHeader>(json)
            : null;

    /// <param name="Upto">The number of the last row.</param>
    private sealed record Known(IReadOnlyList<RolloutEvent> Events, long Upto)
    {
        public static Known Nothing { get; } = new([], 0);
    }
}
