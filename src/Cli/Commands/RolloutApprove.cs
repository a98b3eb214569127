using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Fields;
using PciAutoHeal.Steps.Ports;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout approve</c>: answers a rollout that waits, or, with <c>--await</c>, one that will.</summary>
internal static class RolloutApprove
{
    private const string About =
        """
        Approve the plan a rollout waits with; the approval binds to the plan's hash.

        With 'gates.approvers: 2' two people other than who started the rollout must approve; 'gates.approvalExpires' says how
        long an approval counts until the first wave starts.

        --await is for whoever approved a plan before the rollout was started, a pipeline for instance: it waits until the rollout
        asks, approves the plan of that hash, and ends the rollout if it made any other. Exit code 1 then; 3 when it does not ask
        in time.
        """;

    private static readonly Option<string?> PlanHash = new("--plan-hash")
    {
        HelpName = "sha256:…",
        Description = "Approve only if this is the plan; default: the plan in force, which is shown.",
    };

    private static readonly Option<bool> Await = new("--await")
    {
        Description = "Wait until the rollout asks; end it if its plan is not the one of --plan-hash.",
    };

    private static readonly Option<string> Timeout = new("--timeout")
    {
        HelpName = "4h",
        Description = "How long --await waits.",
        DefaultValueFactory = _ => "4h",
    };

    public static Command Create(CliIo io) => Verbs.Create(
        "approve", About, io, RunAsync, RolloutArguments.Rollout, RolloutArguments.Engine, RolloutArguments.StateMachine,
        RolloutArguments.Actor, PlanHash, Await, Timeout);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var given = parsed.GetValue(PlanHash);
        var timeout = DurationText.Parse(parsed.GetValue(Timeout)!) ?? throw new InvalidInputException(
            "PAH4084", $"--timeout is '{parsed.GetValue(Timeout)}'.", "Write 30m, 4h or 1h30m.");
        var isAwaited = parsed.GetValue(Await);
        if (isAwaited && string.IsNullOrWhiteSpace(given))
        {
            throw new InvalidInputException(
                "PAH4083", "--await approves a plan that is not there yet, and is told none.", "Say which with --plan-hash sha256:….");
        }

        using var desk = await RolloutDesk.OpenAsync(context, parsed, ct);
        if (isAwaited)
        {
            return await new AwaitedApproval(desk, given!, timeout)
                .RunAsync(state => ConfirmAsync(desk, state, ct), ct);
        }

        if (!desk.State.IsWaitingForApproval)
        {
            throw new InvalidInputException(
                "PAH4025", $"Rollout '{desk.Rollout}' is {desk.State.Status} and waits for no approval.");
        }

        return given is null || given == desk.State.PlanHash
            ? await ApproveAsync(desk, desk.State, ct)
            : throw new InvalidInputException(
                "PAH4026", $"The plan in force is {desk.State.PlanHash}, not {given}.", "Look at the plan again; it has changed.");
    }

    /// <summary>Where several must approve, who registered the rollout only holds it to its plan.</summary>
    private static async Task<int> ConfirmAsync(RolloutDesk desk, RolloutState state, CancellationToken ct)
    {
        var approvers = (await desk.Host.Ports.Book.SpecAsync(desk.Rollout, ct)).Gates.Approvers;
        if (approvers == 1 || (await desk.Host.Ports.Book.HeaderAsync(desk.Rollout, ct)).StartedBy != desk.Actor)
        {
            return await ApproveAsync(desk, state, ct);
        }

        desk.Context.People.MarkupLine(Markup.Escape(
            $"plan {state.PlanHash} is the one that was approved; {desk.Actor} started it, so {approvers} others must approve: "
            + $"pciautoheal rollout approve {desk.Rollout}"));
        return ExitCode.Done;
    }

    private static async Task<int> ApproveAsync(RolloutDesk desk, RolloutState state, CancellationToken ct)
    {
        var request = desk.Request(OperatorWish.Approve, null) with { PlanHash = state.PlanHash };
        var reply = new Steps.Operators.OperatorReply(nameof(OperatorWish.Approve), request.Actor, request.At);
        if (await ApprovalDesk.SignAsync(desk.Host.Ports, desk.Rollout, state, reply, ct) is { } needed)
        {
            desk.Context.People.MarkupLine(Markup.Escape($"plan {state.PlanHash} approved by {request.Actor}; {needed} more must approve"));
            return ExitCode.Done;
        }

        return await desk.LeaveAsync(
            request, $"plan {state.PlanHash} approved by {request.Actor}; go on with: pciautoheal rollout resume {desk.Rollout}", ct);
    }
}
