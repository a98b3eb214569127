using System.CommandLine;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>rollout</c>: start, watch, steer, and the ways back.</summary>
internal static class RolloutCommand
{
    private const string About =
        """
        Run and steer rollouts.

        start and resume run in the foreground until the rollout ends, pauses or waits for a person. Every step is saved: kill the
        process at any moment and resume. The other verbs work from a second terminal; ROLLOUT defaults to the latest one.

        With '--engine stepfunctions' and '--ledger dynamodb:TABLE' the deployed state machine runs the rollout, and the verbs tell
        it what is wanted and return. The ledger remembers where a rollout runs.

        When something goes wrong, the gentlest first: pause, contain (healing off, nothing deleted), retry (failed targets only),
        rollback (what was there before), evict (deletes, shown first), abort.
        """;

    public static Command Create(CliIo io) => Verbs.Create(
        "rollout",
        About,
        io,
        (_, _, _) => throw new InvalidInputException("PAH4000", "rollout needs a verb.", "Write 'rollout start', or see 'rollout --help'."),
        RolloutStart.Create(io),
        RolloutRegister.Create(io),
        RolloutResume.Create(io),
        RolloutWatch.Create(io),
        RolloutApprove.Create(io),
        RolloutWishes.Pause(io),
        RolloutWishes.Abort(io),
        RolloutWaysBack.Contain(io),
        RolloutWaysBack.Retry(io),
        RolloutWaysBack.Rollback(io),
        RolloutEvict.Create(io));
}
