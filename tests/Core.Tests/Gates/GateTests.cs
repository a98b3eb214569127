using CsCheck;
using PciAutoHeal.Core.Gates;

namespace PciAutoHeal.Core.Tests.Gates;

public sealed class GateTests
{
    private static readonly DateTimeOffset Settled = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly WaveObservation Good = new(200, 0, 0, 0, 0, 0, Settled);
    private static readonly GateRules Rules = new();

    private static readonly Gen<WaveObservation> Observations =
        from targets in Gen.Int[1, 300]
        from inProgress in Gen.Int[0, 3]
        from failed in Gen.Int[0, 5]
        from unconfirmed in Gen.Int[0, 2]
        from regressions in Gen.Int[0, 2]
        from without in Gen.Int[0, 2]
        from possible in Gen.Bool
        from alarms in Gen.Enum<AlarmState>().Array[0, 2]
        select new WaveObservation(targets, inProgress, failed, unconfirmed, regressions, without, Settled)
        {
            CanHaveCompliance = possible,
            Alarms = Of(alarms),
        };

    private static readonly Gen<GateRules> AnyRules =
        from share in Gen.Int[0, 5]
        from bake in Gen.Int[0, 120]
        from regressions in Gen.Int[0, 2]
        from policy in Gen.Enum<MissingDataPolicy>()
        select new GateRules
        {
            MaxFailedTargets = Allowance.OfPercent(share),
            Bake = TimeSpan.FromMinutes(bake),
            MaxRegressions = regressions,
            OnMissingData = policy,
        };

    public static TheoryData<string, WaveObservation, GateRules, int, Type, string> Examples => new()
    {
        { "all good", Good, Rules, 30, typeof(GateVerdict.Proceed), "" },
        { "at once without a bake", Good, Rules with { Bake = TimeSpan.Zero }, 0, typeof(GateVerdict.Proceed), "" },
        { "still baking", Good, Rules, 29, typeof(GateVerdict.Hold), "baking, 1 min left" },
        { "failures within", Good with { Failed = 2 }, Rules, 30, typeof(GateVerdict.Proceed), "" },
        {
            "failures beyond", Good with { Failed = 3, Example = "AccessDenied" }, Rules, 0, typeof(GateVerdict.Halt),
            "3 targets of 200 failed, 2 allowed (1%): AccessDenied"
        },
        {
            "failures speak while others run", Good with { Failed = 3, InProgress = 100 }, Rules, 0,
            typeof(GateVerdict.Halt), "3 targets"
        },
        { "in progress", Good with { InProgress = 1 }, Rules, 90, typeof(GateVerdict.Hold), "1 target still in progress" },
        { "regressed", Good with { Regressions = 1 }, Rules, 0, typeof(GateVerdict.Halt), "1 rule compliant before" },
        { "unconfirmed", Good with { Unconfirmed = 1 }, Rules, 0, typeof(GateVerdict.Pause), "1 target could not be" },
        {
            "unconfirmed, to halt", Good with { Unconfirmed = 1 }, Rules with { OnMissingData = MissingDataPolicy.Halt }, 30,
            typeof(GateVerdict.Halt), "1 target could not be confirmed"
        },
        { "without data", Good with { WithoutCompliance = 7 }, Rules, 30, typeof(GateVerdict.Pause), "no compliance data for 7" },
        {
            "without data yet", Good with { WithoutCompliance = 7 }, Rules with { Bake = TimeSpan.Zero }, 5,
            typeof(GateVerdict.Hold), "waiting for compliance data of 7 targets"
        },
        {
            "without data, to pass", Good with { WithoutCompliance = 7 },
            Rules with { OnMissingData = MissingDataPolicy.Pass }, 30, typeof(GateVerdict.Proceed), ""
        },
        {
            "an alarm, whatever else", Good with { Alarms = Ringing, InProgress = 5, Failed = 9 }, Rules, 0,
            typeof(GateVerdict.Halt), "alarm 'errors' is in ALARM: too many"
        },
        { "an alarm without a word while it bakes", Good with { Alarms = Silent }, Rules, 29, typeof(GateVerdict.Hold), "baking" },
        {
            "an alarm without a word", Good with { Alarms = Silent }, Rules, 30,
            typeof(GateVerdict.Pause), "alarm 'errors' has INSUFFICIENT_DATA"
        },
        {
            "an alarm without a word, to halt", Good with { Alarms = Silent },
            Rules with { OnMissingData = MissingDataPolicy.Halt }, 30, typeof(GateVerdict.Halt), "alarm 'errors' has"
        },
        {
            "an alarm without a word, to pass", Good with { Alarms = Silent },
            Rules with { OnMissingData = MissingDataPolicy.Pass }, 30, typeof(GateVerdict.Proceed), ""
        },
        { "quiet alarms", Good with { Alarms = Of(AlarmState.Quiet) }, Rules, 30, typeof(GateVerdict.Proceed), "" },
    };

    private static AlarmsSeen Ringing => Of(AlarmState.Ringing);

    private static AlarmsSeen Silent => Of(AlarmState.InsufficientData);

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_gate_judges(
        string when, WaveObservation seen, GateRules rules, int minutes, Type verdict, string reason)
    {
        var judged = Gate.Judge(seen, rules, Settled.AddMinutes(minutes));

        judged.Should().BeOfType(verdict, when);
        ReasonOf(judged).Should().StartWith(reason);
    }

    [Fact]
    public void A_wave_that_is_worse_is_never_judged_better_once_time_has_passed() =>
        Gen.Select(Observations, Worsening, AnyRules).Sample((seen, worsen, rules) =>
            Severity(Gate.Judge(worsen(seen), rules, Settled.AddDays(1)))
                >= Severity(Gate.Judge(seen, rules, Settled.AddDays(1))));

    [Fact]
    public void No_gate_passes_what_its_rules_forbid() =>
        Gen.Select(Observations, AnyRules, Gen.Int[0, 200]).Sample((seen, rules, minutes) =>
            Gate.Judge(seen, rules, Settled.AddMinutes(minutes)) is not GateVerdict.Proceed
            || (seen.InProgress == 0
                && seen.Failed <= rules.MaxFailedTargets.Of(seen.Targets)
                && seen.Regressions <= rules.MaxRegressions
                && minutes >= rules.Bake.TotalMinutes
                && seen.Alarms.Ringing is null
                && (seen.Alarms.Silent is null || rules.OnMissingData == MissingDataPolicy.Pass)
                && (seen.Unconfirmed + seen.WithoutCompliance == 0 || rules.OnMissingData == MissingDataPolicy.Pass)));

    [Fact]
    public void A_hold_ends_some_time() =>
        Gen.Select(Observations, AnyRules, Gen.Int[0, 200]).Sample((seen, rules, minutes) =>
            Gate.Judge(seen, rules, Settled.AddMinutes(minutes)) is not GateVerdict.Hold { For: var wait } || wait > TimeSpan.Zero);

    private static Gen<Func<WaveObservation, WaveObservation>> Worsening => Gen.OneOf<Func<WaveObservation, WaveObservation>>(
        seen => seen with { Failed = seen.Failed + 1 },
        seen => seen with { Regressions = seen.Regressions + 1 },
        seen => seen with { Alarms = new([.. seen.Alarms.All, .. Ringing.All]) },
        seen => seen with { Alarms = new([.. seen.Alarms.All, .. Silent.All]) },
        seen => seen with { Unconfirmed = seen.Unconfirmed + 1 },
        seen => seen with { WithoutCompliance = seen.WithoutCompliance + 1 });

    /// <summary>Holding says nothing yet; what is in progress is as likely good as bad.</summary>
    private static int Severity(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Hold => 0,
        GateVerdict.Proceed => 0,
        GateVerdict.Pause => 1,
        _ => 2,
    };

    private static AlarmsSeen Of(params AlarmState[] states) =>
        new([.. states.Select(state => new AlarmSeen(new("errors"), state, "too many"))]);

    private static string ReasonOf(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Hold hold => hold.Reason,
        GateVerdict.Halt halt => halt.Reason,
        GateVerdict.Pause pause => pause.Reason,
        _ => "",
    };
}
