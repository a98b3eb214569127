using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Brakes;
using PciAutoHeal.Steps.Durations;
using PciAutoHeal.Steps.Enrollment;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Waves;

/// <summary>
/// Begins an attempt at a wave: takes the leases, looks what has changed in the organization since the plan, and keeps
/// the compliance of the targets that have the packs already as the baseline of the regression gate.
/// </summary>
public sealed partial class OpenWave(
    IRolloutLedger ledger,
    ITargetLedger targets,
    PackLeases leases,
    IOrganizationReader organizations,
    RolloutBook book,
    Baselines baselines,
    Newcomers newcomers,
    RolloutBrake brake,
    Experience experience,
    TimeProvider clock,
    ILogger<OpenWave> log)
    : IStep<WaveRef, WaveOpened>
{
    /// <summary>The id of the event that an attempt at a wave begins with.</summary>
    public static string StartOf(WaveRef wave) => $"{wave.Token}.started";

    public async Task<WaveOpened> RunAsync(WaveRef input, CancellationToken ct)
    {
        var before = await book.PlanAsync(input.Rollout, ct);
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var now = clock.GetUtcNow();
        await leases.TakeAsync(input.Rollout, before, release, ct);
        await brake.ReleaseAsync(input.Rollout, input.Wave, input.Token, ct);

        var planned = await book.OrganizationAsync(input.Rollout, ct);
        var present = await organizations.ReadAsync(withTags: false, ct);
        var changes = OrganizationChanges.Between(planned, present);
        await book.KeepAsync(input.Rollout, MembersNow.Document, MembersNow.Of(present), ct);
        var spec = await book.SpecAsync(input.Rollout, ct);
        await targets.RecordAsync(input.Rollout, await GoneAsync(input.Rollout, changes, now, ct), ct);
        await targets.RecordAsync(input.Rollout, await OutAsync(input.Rollout, changes, planned, spec, now, ct), ct);
        var words = await newcomers.TakeInAsync(input, planned, present, ct);
        var plan = await book.PlanAsync(input.Rollout, ct);
        var wave = plan.Waves[input.Wave];

        var stuck = await experience.DecideAsync(input, ct);
        var learned = stuck.IsLearned ? $"; {stuck}" : "";
        var started = new RolloutEvent(
            StartOf(input),
            now,
            RolloutEventKind.WaveStarted,
            $"{wave.Name}: {wave.Accounts.Count} accounts, {wave.Targets.Count} targets{learned}")
        {
            Wave = input.Wave,
        };
        await ledger.AppendAsync(input.Rollout, [.. changes.Select(c => c.With(words).AsEvent(now)), started], ct);
        await baselines.KeepAsync(input, plan, release, ct);
        Log.Opened(log, input.Rollout, input.Wave, wave.Accounts.Count, input.Attempt + 1);
        return new(wave.Name, wave.Accounts.Count, wave.Targets.Count, spec.Gates.OnHalt);
    }

    private async Task<IReadOnlyList<TargetRecord>> GoneAsync(
        RolloutId rollout, IReadOnlyList<OrganizationChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        var gone = changes.Where(c => c.TakesTargetsAway).ToDictionary(c => c.Account);
        var records = gone.Count == 0 ? [] : await targets.ReadAsync(rollout, ct);
        return
        [
            .. records.Where(r => (r.Wave is not null || r.IsEarly) && gone.ContainsKey(r.Target.Account)).Select(r => r with
            {
                State = TargetState.Gone,
                ErrorCode = gone[r.Target.Account].Kind.ToString(),
                Error = gone[r.Target.Account].Detail,
                UpdatedAt = now,
            }),
        ];
    }

    /// <summary>
    /// Who was moved out of the scope gets nothing any more; who has the packs keeps them, for nobody asked to delete.
    /// </summary>
    private async Task<IReadOnlyList<TargetRecord>> OutAsync(
        RolloutId rollout,
        IReadOnlyList<OrganizationChange> changes,
        OrganizationSnapshot planned,
        RolloutSpec spec,
        DateTimeOffset now,
        CancellationToken ct)
    {
        var tags = planned.Accounts.ToDictionary(a => a.Id, a => a.Tags);
        var moved = changes.Where(c => c.Now is { } account && tags.TryGetValue(c.Account, out var had)
            && !spec.Scope.Includes(account with { Tags = had })).ToDictionary(c => c.Account);
        var records = moved.Count == 0 ? [] : await targets.ReadAsync(rollout, ct);
        return
        [
            .. records.Where(r => r.Wave is not null && moved.ContainsKey(r.Target.Account)
                    && r.State is TargetState.Pending or TargetState.Deploying or TargetState.Failed or TargetState.Stuck)
                .Select(r => r with
                {
                    State = TargetState.Excluded,
                    ErrorCode = "OutOfScope",
                    Error = $"{moved[r.Target.Account].Detail}, out of the scope of the rollout",
                    UpdatedAt = now,
                }),
        ];
    }

    private static partial class Log
    {
        [LoggerMessage(203, LogLevel.Information, "{RolloutId}: wave {Wave} starts with {Accounts} accounts, attempt {Attempt}")]
        public static partial void Opened(ILogger logger, RolloutId rolloutId, int wave, int accounts, int attempt);
    }
}

/// <param name="OnHalt">What a halt is followed by, as the spec says.</param>
public sealed record WaveOpened(string Name, int Accounts, int Targets, HaltAction OnHalt);
