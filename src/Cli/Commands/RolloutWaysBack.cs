using System.CommandLine;
using PciAutoHeal.Cli.Bundles;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.WaysBack;

namespace PciAutoHeal.Cli.Commands;

/// <summary>
/// <c>rollout contain</c>, <c>rollback</c> and <c>retry</c>: from a second terminal, or after the rollout stopped or
/// ended.
/// </summary>
internal static class RolloutWaysBack
{
    private const string AboutContain =
        """
        Stop the harm without deleting anything: remediation is switched off wherever the rollout has come, nothing is promoted.

        The first thing to do when healing breaks something. A running rollout hears it at its next step; one that has stopped or
        ended is contained at once, here. What AWS Systems Manager has begun runs to its end. 'rollout resume' heals again.
        """;

    private const string AboutRollback =
        """
        Take a wave, or the whole rollout, back to what was there before it, and end the rollout.

        Where an earlier rollout completed another version of a pack, that version is brought back first; the new one then stays
        with remediation off. Nothing is deleted unless --allow-deletion says so: taking a pack out of an account deletes its
        rules and their history of evaluations, and putting it in again is paid for. Evidence is kept before anything is deleted.
        After a rollback nothing rolls forward by itself: mend the content and begin again with 'rollout start'.
        """;

    private const string AboutRetry =
        """
        Try failed and stuck targets again, and only those, under the gates of their waves; everybody else stays as they are.

        AWS updates a pack in all its accounts of a region at once, so that regions without a failed target are not touched.
        """;

    private static readonly Option<int?> Wave = new("--wave")
    {
        HelpName = "N",
        Description = "Roll back this wave only, by its number; default: the whole rollout.",
    };

    private static readonly Option<bool> AllowDeletion = new("--allow-deletion")
    {
        Description = "Where no earlier version leads back, take the packs out: this deletes rules and evaluations.",
    };

    private static readonly Option<string?> Reason = new("--reason") { HelpName = "TEXT", Description = "Why, for the record." };

    public static Command Contain(CliIo io) => Verbs.Create(
        "contain", AboutContain, io, ContainAsync, RolloutArguments.Rollout, RolloutArguments.Engine,
        RolloutArguments.StateMachine, RolloutArguments.Actor, Reason);

    public static Command Rollback(CliIo io) => Verbs.Create(
        "rollback", AboutRollback, io, RollBackAsync, RolloutArguments.Rollout, Wave, AllowDeletion,
        DeletionBundle.Folder, RolloutArguments.Engine, RolloutArguments.StateMachine, RolloutArguments.Actor, Reason);

    public static Command Retry(CliIo io) => Verbs.Create(
        "retry", AboutRetry, io, RetryAsync, RolloutArguments.Rollout, RolloutArguments.Engine,
        RolloutArguments.StateMachine, RolloutArguments.Actor, Reason);

    private static async Task<int> ContainAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        using var desk = await RolloutDesk.OpenAsync(context, parsed, ct);
        await RefuseUntouchedAsync(desk, "contain", ct);
        if (desk.State is { Status: RolloutStatus.Contained })
        {
            throw RolloutDesk.NotNow(desk, "contain");
        }

        return await desk.AskAsync(
            desk.Request(OperatorWish.Contain, parsed.GetValue(Reason)), RolloutStatus.Contained, ct);
    }

    private static async Task<int> RollBackAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        using var desk = await RolloutDesk.OpenAsync(context, parsed, ct);
        await RefuseUntouchedAsync(desk, "roll back", ct);
        var wave = parsed.GetValue(Wave);
        var waves = (await desk.Host.Ports.Book.PlanAsync(desk.Rollout, ct)).Waves;
        if (wave is { } number && (number < 0 || number >= waves.Count))
        {
            throw new InvalidInputException(
                "PAH4040", $"There is no wave {number}; the rollout has the waves 0 to {waves.Count - 1}.", $"See: pciautoheal status {desk.Rollout}");
        }

        var mayDelete = parsed.GetValue(AllowDeletion);
        var release = await desk.Host.Ports.Book.ReleaseAsync(desk.Rollout, ct);
        var without = mayDelete ? [] : GoingBack.Irreplaceable(release, await desk.Host.Ports.PreviousPacks.FindAsync(desk.Rollout, ct));
        if (without.Count > 0)
        {
            throw new InvalidInputException(
                "PAH4041",
                $"There is no earlier version to go back to of {string.Join(", ", without)}; going back would delete.",
                "Stop the harm with 'rollout contain', or say --allow-deletion; 'rollout evict' shows what that deletes and costs.");
        }

        var request = desk.Request(OperatorWish.RollBack, parsed.GetValue(Reason)) with { Wave = wave, MayDelete = mayDelete };
        if (mayDelete)
        {
            await DeletionBundle.WriteAsync(desk, parsed, null, null, ct);
        }

        return await desk.AskAsync(request, RolloutStatus.RolledBack, ct);
    }

    private static async Task<int> RetryAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        using var desk = await RolloutDesk.OpenAsync(context, parsed, ct);
        if (desk.State.Status is RolloutStatus.Running or RolloutStatus.Planned or RolloutStatus.Aborted or RolloutStatus.RolledBack
            || desk.State.IsWaitingForApproval || desk.State.EndedAs is not null || desk.State.Back is not null)
        {
            throw RolloutDesk.NotNow(desk, "try again");
        }

        var targets = await desk.Host.Ports.Targets.ReadAsync(desk.Rollout, ct);
        if (!targets.Any(t => t.Wave is not null && t.State is TargetState.Failed or TargetState.Stuck))
        {
            throw new InvalidInputException(
                "PAH4042", $"No target of rollout '{desk.Rollout}' has failed or is stuck.", "See: pciautoheal status");
        }

        return await desk.AskAsync(desk.Request(OperatorWish.Retry, parsed.GetValue(Reason)), null, ct);
    }

    private static async Task RefuseUntouchedAsync(RolloutDesk desk, string what, CancellationToken ct)
    {
        var targets = await desk.Host.Ports.Targets.ReadAsync(desk.Rollout, ct);
        if (desk.State.Back is { Kind: WayBackKind.RollBack } || !targets.Any(t => RolledBack.IsReached(t.State)))
        {
            throw RolloutDesk.NotNow(desk, what);
        }
    }
}
