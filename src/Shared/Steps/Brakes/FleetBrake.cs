using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Brakes;

/// <summary>
/// The brakes of many members, a few accounts at a time; one that is out of reach stops none of the others.
/// </summary>
public sealed class FleetBrake(IBrakes brakes, StepLimits limits, TimeProvider clock)
{
    /// <summary>What an account is said to be that was not visited any more.</summary>
    public const string NoTimeLeft = "NoTimeLeft";

    /// <param name="move">Null only reads.</param>
    /// <param name="progress">Is told how many accounts are done.</param>
    /// <param name="until">No account is begun after that: the brake must not hold up what stops the harm for
    /// good.</param>
    public async Task<IReadOnlyList<BrakeReading>> MoveAsync(
        IEnumerable<Target> targets,
        string role,
        BrakeMove? move,
        Action<int>? progress,
        DateTimeOffset? until,
        CancellationToken ct)
    {
        var accounts = targets.Distinct().GroupBy(t => t.Account).OrderBy(g => g.Key).ToList();
        var done = 0;
        var readings = await FanOut.RunAsync(
            accounts,
            limits.Parallelism,
            async (account, stop) =>
            {
                IReadOnlyList<Region> regions = [.. account.Select(t => t.Region).Order()];
                var moved = clock.GetUtcNow() > until ? [.. account.Select(NotVisited)]
                    : move is null
                    ? await brakes.ReadAsync(account.Key, role, regions, stop)
                    : await brakes.MoveAsync(account.Key, role, regions, move, stop);
                progress?.Invoke(Interlocked.Increment(ref done));
                return moved;
            },
            ct);
        return [.. readings.SelectMany(r => r)];
    }

    private static BrakeReading NotVisited(Target target) =>
        new(target, null, false, NoTimeLeft, "the accounts before it took too long");
}
