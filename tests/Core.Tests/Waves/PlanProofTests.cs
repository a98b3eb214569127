using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

/// <summary>Breaks a good plan in every way the proof knows, because the planner cannot be made to.</summary>
public sealed class PlanProofTests
{
    private static readonly OrganizationSnapshot Fleet = Organizations.Of(6);

    private static readonly RolloutSpec Spec = A.Spec(A.Wave("canary", 1), A.Rest) with
    {
        Scope = new() { Exclude = [new(Organizations.Id(5), "being closed")] },
    };

    private static readonly Plan Good = WavePlanner.Compile(Spec, Fleet, A.Release(), A.Day);

    public static TheoryData<string, Plan> Broken => new()
    {
        { "100000000001/us-east-1 is in 2 waves", With(1, w => w with { Targets = [.. w.Targets, Good.Waves[0].Targets[0]] }) },
        { "account 100000000001 is in 2 waves", With(1, w => w with { Accounts = [.. w.Accounts, Organizations.Id(1)] }) },
        { "account 100000000077 is out of scope", With(1, w => w with { Targets = [.. w.Targets, Of(77)] }) },
        { "100000000005/us-east-1 is planned and skipped", With(1, w => w with { Targets = [.. w.Targets, Of(5)] }) },
        { "wave 7 stands at place 1", With(1, w => w with { Number = 7 }) },
        { "account 100000000077 is planned but not in", With(1, w => w with { Accounts = [.. w.Accounts, Organizations.Id(77)] }) },
        { "wave 0 has targets of account 100000000002", With(0, w => w with { Targets = [Of(2)] }) },
    };

    [Fact]
    public void A_compiled_plan_has_nothing_to_prove_wrong() =>
        PlanProof.Check(Good, Spec, Fleet).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_plan_is_found(string what, Plan broken) =>
        PlanProof.Check(broken, Spec, Fleet).Should().Contain(d => d.Code == "PAH1390" && d.Message.Contains(what));

    private static Target Of(int account) => new(Organizations.Id(account), Fleet.Regions[0]);

    private static Plan With(int wave, Func<PlannedWave, PlannedWave> change) =>
        Good with { Waves = [.. Good.Waves.Select((w, index) => index == wave ? change(w) : w)] };
}
