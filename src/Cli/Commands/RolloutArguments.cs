using System.CommandLine;
using PciAutoHeal.Cli.Hosting;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Cli.Commands;

/// <summary>What the rollout verbs share: which rollout, which engine, who asks.</summary>
internal static class RolloutArguments
{
    public static readonly Argument<string?> Rollout = new("ROLLOUT")
    {
        Description = "Which rollout (default: the latest).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static readonly Option<string?> Engine = EngineOption();

    public static readonly Option<string?> StateMachine = new("--state-machine")
    {
        HelpName = "ARN",
        Description = "The deployed state machine (default: that of the installation in the caller's account and home region).",
    };

    public static readonly Option<string?> Actor = new("--actor")
    {
        HelpName = "NAME",
        Description = "Who asks, for the record (default: the user of this machine).",
    };

    public static async Task<RolloutId> FindAsync(Host host, string? given, CancellationToken ct)
    {
        if (given is not null)
        {
            return RolloutId.TryParse(given, out var id) && await host.Ports.Ledger.FindAsync(id, ct) is not null
                ? id
                : throw new InvalidInputException("PAH4020", $"The ledger knows no rollout '{given}'.", "See: pciautoheal status");
        }

        var latest = await host.Ports.Ledger.ListAsync(1, ct);
        return latest.Count > 0
            ? latest[0].Id
            : throw new InvalidInputException("PAH4021", "The ledger knows no rollout.", "Begin one with: pciautoheal rollout start");
    }

    public static string ActorOf(CliContext context, ParseResult parsed) =>
        parsed.GetValue(Actor) ?? context.Io.Variable("USER") ?? context.Io.Variable("USERNAME") ?? "somebody";

    private static Option<string?> EngineOption()
    {
        var option = new Option<string?>("--engine")
        {
            Description = "Where the flow runs: embedded, in this process, or stepfunctions, deployed (default: where it began; embedded).",
        };
        option.AcceptOnlyFromAmong("embedded", "stepfunctions");
        return option;
    }
}
