using Microsoft.Extensions.Logging;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Steps.Waves;

namespace PciAutoHeal.Steps.Closing;

/// <summary>
/// Takes out what the rollout has put something in the place of, once every wave is promoted: account-level packs that
/// the organization's have taken over, and packs of other versions. What would leave a gap stays, and the rollout says
/// why.
/// </summary>
public sealed partial class RetirePacks(
    HandedOver handedOver,
    Replaced replaced,
    ReplacedDeliveries deliveries,
    IRolloutLedger ledger,
    Wishes wishes,
    StepLimits limits,
    TimeProvider clock,
    ILogger<RetirePacks> log)
    : IStep<RolloutRef, PacksRetired>
{
    public async Task<PacksRetired> RunAsync(RolloutRef input, CancellationToken ct)
    {
        if (await wishes.TakeAsync(input.Rollout, ct) is { } wish)
        {
            return new(wish.ToString(), 0, 0);
        }

        IReadOnlyList<Retired> retired =
        [
            await handedOver.RetireAsync(input.Rollout, ct),
            .. await replaced.RetireAsync(input.Rollout, ct),
            .. await deliveries.RetireAsync(input.Rollout, ct),
        ];
        var told = retired.Where(one => one.Words.Length > 0).ToList();
        var now = clock.GetUtcNow();
        await ledger.AppendAsync(
            input.Rollout,
            [.. told.Select(one => new RolloutEvent(Retired.EvidenceOf(one.Subject), now, RolloutEventKind.PacksRetired, one.Words))],
            ct);
        told.ForEach(one => Log.Retired(log, input.Rollout, one.Words));
        IReadOnlyList<string> busy = [.. retired.SelectMany(one => one.Busy)];
        return busy.Count == 0
            ? new("Done", 0, told.Count)
            : new("Busy", (int)Patience.WaitFor(await ledger.ReadAsync(input.Rollout, ct), busy, limits, now).TotalSeconds, told.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(212, LogLevel.Information, "{RolloutId}: {Words}")]
        public static partial void Retired(ILogger logger, RolloutId rolloutId, string words);
    }
}

/// <param name="Kind"><c>Done</c>, <c>Busy</c> while AWS still deletes, or the wish <c>Pause</c> or
/// <c>Abort</c>.</param>
/// <param name="Told">How many things were taken out or stay; the ledger says which, and why.</param>
public sealed record PacksRetired(string Kind, int WaitSeconds, int Told);

/// <summary>What became of one thing to take out.</summary>
/// <param name="Subject">Names it, the same at every repeat.</param>
/// <param name="Busy">What AWS still works on.</param>
/// <param name="Words">What is gone or stays, for people; empty when there is nothing to say yet.</param>
public sealed record Retired(string Subject, IReadOnlyList<string> Busy, string Words)
{
    /// <summary>Names the event, and the evidence that was kept before anything was deleted.</summary>
    public static string EvidenceOf(string subject) => $"retired:{subject}";

    public static Retired Nothing { get; } = new("nothing", [], "");
}
