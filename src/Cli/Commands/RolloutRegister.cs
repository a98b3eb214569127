using System.CommandLine;
using PciAutoHeal.Cli.Console;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Gates;
using Spectre.Console;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout register</c>: everything a rollout is started with goes on record; nothing runs.</summary>
internal static class RolloutRegister
{
    private const string About =
        """
        Put a rollout on record, with its spec and its release, and start nothing: what a pipeline does before it starts the
        deployed state machine with {"rollout": ID}.

        AWS is not asked about the organization; with --organization the spec is checked against it, and the plan's hash is told.
        Registering the same again, before anything has begun, finds the rollout that is on record. To start it from here:
        'rollout resume'.
        """;

    public static Command Create(CliIo io) => Verbs.Create(
        "register", About, io, RunAsync, RolloutArguments.StateMachine, RolloutArguments.Actor);

    private static async Task<int> RunAsync(CliContext context, ParseResult parsed, CancellationToken ct)
    {
        var inputs = new Inputs(context);
        var spec = await inputs.SpecAsync(ct);
        var release = await Inputs.ReleaseAsync(spec, ct);
        var plan = await inputs.OrganizationAsync(spec.Regions ?? [], ct) is { } organization
            ? PlanCommand.Valid(context, spec, organization, release)
            : null;
        var actor = RolloutArguments.ActorOf(context, parsed);
        var pace = new ClockPace(1, context.Io.Clock.GetUtcNow());
        using var host = await LiveHost.CreateAsync(context, spec.HomeRegion ?? spec.Regions?[0], pace, ct);
        var machine = await DeployedMachine.OfLedgerAsync(context, parsed, host, ct);
        var found = await DeployedStart.FindUnbegunAsync(host, machine, new(spec, release, actor), ct);
        var rollout = found ?? await Registration.RegisterAsync(host.Ports, spec, release, actor, ct);
        await RememberedHost.KeepAsync(host, rollout, context.Settings.Profile, pace, ct, machine?.Value);

        var header = await host.Ports.Book.HeaderAsync(rollout, ct);
        context.WriteJson(new RegisteredDocument(
            rollout.Value, header.Name, header.StartedAt, header.StartedBy, release.Hash, plan?.Hash, machine?.Value, found is null));
        context.People.MarkupLine(Markup.Escape($"rollout {rollout} is {(found is null ? "registered" : "registered already")}; nothing runs yet"));
        if (spec.Gates.Approval == ApprovalPolicy.None)
        {
            DiagnosticText.Write(context.Problems, [Diagnostic.Warning(
                "PAH4080",
                "The rollout will not wait for an approval: it runs whatever plan it makes.",
                fix: "Write 'approval: required' under 'gates', so that 'rollout approve --await' can hold it to a plan.")]);
        }

        return ExitCode.Done;
    }
}
