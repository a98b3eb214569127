using System.CommandLine;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout</c>: start, watch, approve, pause, resume, abort.</summary>
internal static class RolloutCommand
{
    private const string About =
        """
        Run and steer rollouts.

        start and resume run in the foreground until the rollout ends, pauses or waits for a person. Every step is saved: kill the
        process at any moment and resume. watch, approve, pause and abort work from a second terminal; ROLLOUT defaults to the
        latest one.
        """;

    public static Command Create(CliIo io) => Verbs.Create(
        "rollout",
        About,
        io,
        (_, _, _) => throw new InvalidInputException("PAH4000", "rollout needs a verb.", "Write 'rollout start', or see 'rollout --help'."),
        RolloutStart.Create(io),
        RolloutResume.Create(io),
        RolloutWatch.Create(io),
        RolloutWishes.Approve(io),
        RolloutWishes.Pause(io),
        RolloutWishes.Abort(io));
}
