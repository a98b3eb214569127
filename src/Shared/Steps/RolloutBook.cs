using System.Collections.Concurrent;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps;

/// <summary>
/// What is on record about rollouts, typed. Specs, releases and plans never change under their key, so each is read and
/// parsed once.
/// </summary>
public sealed class RolloutBook(IRolloutLedger ledger, IArtifactStore artifacts)
{
    private readonly ConcurrentDictionary<string, object> kept = new(StringComparer.Ordinal);

    public async Task<RolloutHeader> HeaderAsync(RolloutId rollout, CancellationToken ct) =>
        kept.TryGetValue($"header/{rollout}", out var known)
            ? (RolloutHeader)known
            : (RolloutHeader)kept.GetOrAdd($"header/{rollout}", await ledger.FindAsync(rollout, ct)
                ?? throw new TerminalException("NoSuchRollout", $"The ledger knows no rollout '{rollout}'."));

    public async Task<RolloutSpec> SpecAsync(RolloutId rollout, CancellationToken ct) =>
        await ReadAsync<RolloutSpec>((await HeaderAsync(rollout, ct)).SpecKey, ct);

    /// <summary>The release in the mode of the rollout: what heals is a version of its own.</summary>
    public async Task<Release> ReleaseAsync(RolloutId rollout, CancellationToken ct)
    {
        var key = (await HeaderAsync(rollout, ct)).ReleaseKey;
        var mode = (await SpecAsync(rollout, ct)).Remediation;
        return kept.TryGetValue($"{key}/{mode}", out var known)
            ? (Release)known
            : (Release)kept.GetOrAdd($"{key}/{mode}", (await ReadAsync<Release>(key, ct)).In(mode));
    }

    /// <summary>The plan in force: the one that was recorded last.</summary>
    public async Task<Plan> PlanAsync(RolloutId rollout, CancellationToken ct)
    {
        var state = await StateAsync(rollout, ct);
        return state.PlanHash is { } hash
            ? await ReadAsync<Plan>(PlanKey(hash), ct)
            : throw new TerminalException("NotPlanned", $"Rollout '{rollout}' has no plan yet.");
    }

    public async Task<RolloutState> StateAsync(RolloutId rollout, CancellationToken ct) =>
        RolloutState.Fold(await ledger.ReadAsync(rollout, ct));

    /// <summary>
    /// The organization as it was kept last. Whoever kept it need not read it again: it may be 15 MB.
    /// </summary>
    public async Task<OrganizationSnapshot> OrganizationAsync(RolloutId rollout, CancellationToken ct) =>
        kept.TryGetValue(OrganizationKey(rollout), out var known)
            ? (OrganizationSnapshot)known
            : StepJson.Read<OrganizationSnapshot>(await TextAsync(OrganizationKey(rollout), ct));

    public async Task KeepAsync(Plan plan, CancellationToken ct)
    {
        kept[PlanKey(plan.Hash)] = plan;
        await artifacts.PutAsync(PlanKey(plan.Hash), StepJson.Write(plan), ct);
    }

    /// <summary>A rollout has one writer, so what it kept is what there is.</summary>
    public async Task KeepAsync(RolloutId rollout, OrganizationSnapshot organization, CancellationToken ct)
    {
        kept.TryRemove(OrganizationKey(rollout), out _);
        await artifacts.PutAsync(OrganizationKey(rollout), StepJson.Write(organization), ct);
        kept[OrganizationKey(rollout)] = organization;
    }

    /// <summary>A document of one rollout that may change: a baseline, a question, a report.</summary>
    public async Task<T?> FindAsync<T>(RolloutId rollout, string name, CancellationToken ct)
        where T : class =>
        await artifacts.FindAsync($"rollouts/{rollout}/{name}.json", ct) is { } text
            ? StepJson.Read<T>(text)
            : null;

    /// <summary>A document of one rollout that stays as it is once it is kept, so that it is read once.</summary>
    public async Task<T?> FindKeptAsync<T>(RolloutId rollout, string name, CancellationToken ct)
        where T : class
    {
        if (kept.TryGetValue($"kept/{rollout}/{name}", out var known))
        {
            return (T)known;
        }

        var found = await FindAsync<T>(rollout, name, ct);
        return found is null ? null : (T)kept.GetOrAdd($"kept/{rollout}/{name}", found);
    }

    public Task KeepAsync<T>(RolloutId rollout, string name, T document, CancellationToken ct)
        where T : class =>
        artifacts.PutAsync($"rollouts/{rollout}/{name}.json", StepJson.Write(document), ct);

    private static string PlanKey(string hash) => $"plans/{hash["sha256:".Length..]}.json";

    private static string OrganizationKey(RolloutId rollout) => $"rollouts/{rollout}/organization.json";

    private async Task<T> ReadAsync<T>(string key, CancellationToken ct)
        where T : class =>
        kept.TryGetValue(key, out var known)
            ? (T)known
            : (T)kept.GetOrAdd(key, StepJson.Read<T>(await TextAsync(key, ct)));

    private async Task<string> TextAsync(string key, CancellationToken ct) =>
        await artifacts.FindAsync(key, ct)
        ?? throw new TerminalException("MissingArtifact", $"The ledger holds nothing under '{key}'.");
}
