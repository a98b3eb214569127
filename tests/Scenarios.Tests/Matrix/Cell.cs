using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Runner;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests.Matrix;

/// <summary>One rollout of seven accounts in two regions, with a trouble just when one step runs.</summary>
internal sealed class Cell : IDisposable
{
    private const int Resumes = 2;
    private static readonly TimeSpan Approves = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Resumed = TimeSpan.FromHours(1);
    private static readonly TimeSpan RestartedAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Later = TimeSpan.FromHours(12);

    private readonly Place place;
    private readonly Stage stage;
    private readonly Killer killer;
    private readonly Watch watch;
    private readonly List<string> course = [];
    private readonly List<string> reasons = [];
    private int resumes;

    private Cell(Place place, IReadOnlyList<Fault> faults, Blow? blow)
    {
        this.place = place;
        stage = new(Organizations.Of(7, "us-east-1", "eu-west-1"), SpecOf(place.Play), faults, release: OnePack, limits: Impatient);
        killer = new(stage, blow);
        watch = new(stage, place, killer.Begin, killer.End);
    }

    private static Release OnePack { get; } = Content.Release with { Packs = [Content.Release.Packs[0]] };

    /// <summary>Three hours of a busy AWS say as much as twelve.</summary>
    private static StepLimits Impatient { get; } = new() { BusyLongest = TimeSpan.FromHours(3) };

    /// <summary>When the place's step begins when nothing but its play is the matter.</summary>
    public static async Task<TimeSpan> BeginAsync(Place place, TimeSpan secondPut, CancellationToken ct)
    {
        using var cell = new Cell(place, Cause(place.Play, secondPut), null);
        await cell.PlayAsync(ct);
        return cell.watch.BeginOf(place) ?? throw new InvalidOperationException($"{place.Name} was never run.");
    }

    public static async Task<CellResult> RunAsync(
        Place place, Trouble trouble, TimeSpan begin, TimeSpan secondPut, CancellationToken ct)
    {
        using var cell = new Cell(place, [.. Cause(place.Play, secondPut), .. trouble.From(begin)], trouble.Blow);
        await cell.PlayAsync(ct);
        return new(place, trouble, cell.course, cell.reasons);
    }

    public void Dispose()
    {
        killer.Dispose();
        stage.Dispose();
    }

    private async Task PlayAsync(CancellationToken ct)
    {
        await stage.BeginAsync(ct);
        var result = await DriveAsync(stage.Rollout.Value, ct);
        if (place.Play is Play.DriftLater or Play.EnrolledLater)
        {
            stage.Clock.Advance(Later - stage.Clock.Elapsed);
            course.Clear();
            result = await DriveAsync(await stage.BeginMachineAsync(place.Machine, ct), ct);
        }

        killer.Rest();
        var outcome = await stage.OutcomeAsync(result, ct);
        Tell(outcome.State);
        if (result is FlowResult.Ended { Error: { } error } ended)
        {
            course.Add(error);
            if (ended.Cause != "The ledger holds the reason.") // and the ledger has told
            {
                reasons.Add($"{ended.Error}: {ended.Cause}");
            }
        }

        await Invariants.HoldAsync(stage, outcome, ct);
    }

    private async Task<FlowResult> DriveAsync(string execution, CancellationToken ct)
    {
        while (true)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(ct, killer.Power);
            try
            {
                var result = await stage.NewRunner(watch, killer).RunAsync(stage.Rollout, execution, life.Token);
                if (result is not FlowResult.WaitsForPerson waits || !await AnswerAsync(waits.Kind, ct))
                {
                    return result;
                }
            }
            catch (Exception e) when (e is ProcessKilledException || killer.Power.IsCancellationRequested)
            {
                killer.Restart();
            }
            catch (TransientException)
            {
                stage.Clock.Advance(RestartedAfter); // the storage was away when the process wanted to read a question
                killer.Restart();
            }
        }
    }

    private async Task<bool> AnswerAsync(QuestionKind question, CancellationToken ct)
    {
        var state = await stage.Ports.Book.StateAsync(stage.Rollout, ct);
        if (question == QuestionKind.Approval)
        {
            stage.Clock.Advance(Approves);
            await stage.AskAsync(OperatorWish.Approve, state.PlanHash, ct);
            return true;
        }

        if (resumes++ == Resumes)
        {
            return false;
        }

        Tell(state);
        stage.Clock.Advance(Resumed);
        await stage.AskAsync(OperatorWish.Resume, null, ct);
        return true;
    }

    private void Tell(RolloutState state)
    {
        if (state.Reason is { } reason)
        {
            reasons.Add(reason);
        }

        if (course.Count == 0 || course[^1] != $"{state.Status}")
        {
            course.Add($"{state.Status}");
        }
    }

    private static RolloutSpec SpecOf(Play play) => A.Spec(A.Wave("canary", 2), A.Rest) with
    {
        Remediation = RemediationMode.Heal,
        Gates = new GateRules
        {
            MaxFailedTargets = new Allowance(0),
            Bake = TimeSpan.FromMinutes(5),
            DataWithin = TimeSpan.FromMinutes(10),
            Approval = ApprovalPolicy.Required,
            Alarms = [new("checkout-errors")],
            OnHalt = play == Play.RolledBack ? HaltAction.Rollback : HaltAction.Contain,
        },
    };

    private static IReadOnlyList<Fault> Cause(Play play, TimeSpan secondPut) => play switch
    {
        Play.Contained or Play.RolledBack =>
            [new(FaultKind.PackFailed, Organizations.Id(5), Region.Parse("us-east-1"), For: TimeSpan.FromHours(1.5))],
        Play.Stopped =>
            [new(FaultKind.AccessDenied, At: secondPut, For: TimeSpan.FromMinutes(20), Api: "config:PutOrganizationConformancePack")],
        Play.Unreadable =>
            [new(FaultKind.AccessDenied, For: TimeSpan.FromMinutes(20), Api: "organizations:ListAccounts")],
        Play.EnrolledLater => [new(FaultKind.AccountJoined, AccountId.Parse("888877776666"), At: Later - TimeSpan.FromHours(1))],
        _ => [],
    };
}
