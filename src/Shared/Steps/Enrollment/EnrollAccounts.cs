using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Enrollment;

/// <summary>
/// Adds the accounts that are in scope and ready now but were in no wave to the plan of a completed rollout, as one
/// more wave under the same gates. The plan that results is a new plan, with its own hash.
/// </summary>
public sealed class EnrollAccounts(IRolloutLedger ledger, ITargetLedger targets, RolloutBook book, TimeProvider clock)
    : IStep<RolloutRef, AccountsEnrolled>
{
    public const string WaveName = "enrolled";

    public async Task<AccountsEnrolled> RunAsync(RolloutRef input, CancellationToken ct)
    {
        var spec = await book.SpecAsync(input.Rollout, ct);
        var release = await book.ReleaseAsync(input.Rollout, ct);
        var plan = await book.PlanAsync(input.Rollout, ct);
        var state = await book.StateAsync(input.Rollout, ct);
        var organization = await book.OrganizationAsync(input.Rollout, ct);
        var now = clock.GetUtcNow();
        if (state.Status is not (RolloutStatus.Completed or RolloutStatus.Running) || state.Back is not null)
        {
            return new("Waits", 0, 0); // for a person; nobody who joins rolls forward what was stopped
        }

        if (plan.Waves.Count > 0 && plan.Waves[^1] is { Name: WaveName } last && state.WaveAt(last.Number) != WaveStatus.Promoted)
        {
            var events = await ledger.ReadAsync(input.Rollout, ct);
            return new("Wave", last.Number, last.Accounts.Count) { Attempt = Attempts.Of(events, last.Number) };
        }

        var everybody = spec with { Waves = [new WaveSpec(WaveName) { Rest = true }] };
        var planned = plan.Waves.SelectMany(w => w.Accounts).ToHashSet();
        var fresh = WavePlanner.Compile(everybody, organization, release, DateOnly.FromDateTime(now.UtcDateTime))
            .Waves.SelectMany(w => w.Targets).Where(t => !planned.Contains(t.Account))
            .Where(t => input.Accounts is null or { Count: 0 } || input.Accounts.Contains(t.Account)).ToList();
        if (fresh.Count == 0)
        {
            return new("Nothing", 0, 0);
        }

        var enrolled = Extend(plan, fresh, organization);
        enrolled = enrolled with { Hash = PlanHash.Of(enrolled, spec, release) };
        await book.KeepAsync(enrolled, ct);
        await targets.RecordAsync(
            input.Rollout,
            [.. fresh.Select(t => new TargetRecord(t, plan.Waves.Count, TargetState.Pending, release.Hash, null, null, now))],
            ct);
        var accounts = enrolled.Waves[^1].Accounts.Count;
        await ledger.AppendAsync(
            input.Rollout,
            [new($"planned:{enrolled.Hash}", now, RolloutEventKind.RolloutPlanned, $"{accounts} accounts enrolled") { PlanHash = enrolled.Hash }],
            ct);
        return new("Wave", plan.Waves.Count, accounts);
    }

    private static Plan Extend(Plan plan, IReadOnlyList<Target> fresh, OrganizationSnapshot organization) => plan with
    {
        Organization = [.. plan.Organization.Union(organization.Accounts.Select(a => a.Id)).Order()],
        Waves =
        [
            .. plan.Waves,
            new PlannedWave(plan.Waves.Count, WaveName, [.. fresh.Select(t => t.Account).Distinct().Order()], [.. fresh.Order()])
            {
                Delivery = plan.Delivery,
            },
        ],
    };
}

/// <param name="Kind">
/// <c>Wave</c>, <c>Nothing</c> when nobody is missing, or <c>Waits</c> when the rollout was stopped or went back.
/// </param>
public sealed record AccountsEnrolled(string Kind, int Wave, int Accounts)
{
    /// <summary>How often the wave was taken up again.</summary>
    public int Attempt { get; init; }
}
