using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Gates;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>Fourteen accounts in two regions, a canary of two, an early wave of four and the rest.</summary>
internal static class Scenario
{
    public static readonly Region Virginia = Region.Parse("us-east-1");
    public static readonly Region Ireland = Region.Parse("eu-west-1");
    public static readonly AccountId Canary = Organizations.Id(2);
    public static readonly AccountId Early = Organizations.Id(4);
    public static readonly AccountId Late = Organizations.Id(9);

    public static OrganizationSnapshot Organization { get; } = Organizations.Of(14, Virginia.Value, Ireland.Value);

    public static RolloutSpec Spec { get; } = A.Spec(A.Wave("canary", 2, 3), A.Wave("early", 4, 5, 6, 7), A.Rest) with
    {
        Gates = new GateRules { MaxFailedTargets = new Allowance(0) },
    };

    public static RolloutSpec With(this RolloutSpec spec, Func<GateRules, GateRules> change) =>
        spec with { Gates = change(spec.Gates) };

    public static Stage On(params Fault[] faults) => new(Organization, Spec, faults);

    public static Stage On(RolloutSpec spec, params Fault[] faults) => new(Organization, spec, faults);

    /// <summary>Runs and holds the outcome against everything that must be true of any rollout.</summary>
    public static async Task<Outcome> PlayAsync(
        this Stage stage, Person? person = null, Runner.IFlowObserver? observer = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1)); // of real time: a flow that goes in circles never ends in virtual time
        var outcome = await stage.RunAsync(person ?? Person.Nobody, patience.Token, observer);
        await Invariants.HoldAsync(stage, outcome, patience.Token);
        return outcome;
    }
}
