using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Contracts;

/// <summary>Any call to a ledger, by one of two processes.</summary>
/// <param name="Name">What it is, for whoever reads a counterexample.</param>
/// <param name="RunAsync">Makes it; what can be observed comes back as text.</param>
public sealed record LedgerCall(string Name, int Process, Func<LedgerPorts, CancellationToken, Task<string>> RunAsync)
{
    // Before their users: static members are made in the order in which they are written.
    private static RolloutId Run { get; } = RolloutId.Parse("a");

    private static Gen<string> Owners { get; } = Gen.OneOf("x", "y", "z");

    private static Gen<RolloutHeader> Headers { get; } = Gen.Select(Gen.OneOf("a", "b", "c"), Gen.Int[0, 2]).Select(
        (id, second) => Header(id, second));

    private static Gen<OperatorRequest> Requests { get; } = Gen.Select(Gen.Enum<OperatorWish>(), Gen.Int[0, 1]).Select(
        (wish, second) => new OperatorRequest(wish, "someone", Start.AddSeconds(second)));

    public static Gen<LedgerCall> Any { get; } = Gen.Frequency(
        (3, Events.Array[0, 5].Select(events => Of("append", (l, ct) => l.Rollouts.AppendAsync(Run, events, ct), events))),
        (2, Gen.Const(Asking("events", (l, ct) => l.Rollouts.ReadAsync(Run, ct)))),
        (4, Changes.Array[0, 6].Select(changes => Of("record", (l, ct) => l.Targets.RecordAsync(Run, changes, ct), changes))),
        (2, Gen.Const(Asking("targets", (l, ct) => l.Targets.ReadAsync(Run, ct)))),
        (2, Targets.Select(target => Asking($"history {target}", (l, ct) => l.Targets.ReadHistoryAsync(Run, target, ct)))),
        (1, Headers.Select(header => Of("create", (l, ct) => l.Rollouts.CreateAsync(header, ct), header))),
        (1, Gen.Int[0, 4].Select(limit => Asking($"list {limit}", (l, ct) => l.Rollouts.ListAsync(limit, ct)))),
        (1, Gen.Select(Text, Text).Select((key, text) => Of($"put {key}", (l, ct) => l.Artifacts.PutAsync(key, text, ct), text))),
        (1, Text.Select(key => Asking($"artifact {key}", (l, ct) => l.Artifacts.FindAsync(key, ct)))),
        (2, Gen.Select(Owners, Gen.Int[0, 5], Gen.Int[1, 3]).Select((owner, now, length) => Asking(
            $"acquire {owner} at {now} for {length}",
            (l, ct) => l.Leases.AcquireAsync("pack", owner, Start.AddSeconds(now), TimeSpan.FromSeconds(length), ct)))),
        (1, Owners.Select(owner => Of("release", (l, ct) => l.Leases.ReleaseAsync("pack", owner, ct), owner))),
        (1, Requests.Select(request => Of("ask", (l, ct) => l.Desk.AskAsync(Run, request, ct), request))),
        (1, Requests.Select(request => Of("clear", (l, ct) => l.Desk.ClearAsync(Run, request, ct), request))),
        (1, Gen.Const(Asking("request", (l, ct) => l.Desk.FindAsync(Run, ct)))))
        .Select(Gen.Int[0, 1], (call, process) => call with { Process = process });

    public override string ToString() => $"{Process}: {Name}";

    private static LedgerCall Of<T>(string name, Func<LedgerPorts, CancellationToken, Task> call, T what) => new(
        $"{name} {StepJson.Write(what)}",
        0,
        async (ledger, ct) =>
        {
            try
            {
                await call(ledger, ct);
                return "done";
            }
            catch (TerminalException e)
            {
                return e.Code;
            }
        });

    private static LedgerCall Asking<T>(string name, Func<LedgerPorts, CancellationToken, Task<T>> call) =>
        new(name, 0, async (ledger, ct) => StepJson.Write(await call(ledger, ct)));
}
