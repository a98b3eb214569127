using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests;

/// <summary>Compiled plans for decisions that begin with one.</summary>
internal static class Plans
{
    public static readonly Region Virginia = Region.Parse("us-east-1");

    /// <summary>Three waves over eight accounts: 2, then 3 and 4, then everybody else.</summary>
    public static Plan Small { get; } = Compile(
        Organizations.Of(8), A.Spec(A.Wave("canary", 2), A.Wave("early", 3, 4), A.Rest));

    /// <summary>Any feasible plan.</summary>
    public static Gen<Plan> Any { get; } =
        Gen.Select(Fleets.Any, Specs.Any, Compile).Where(plan => plan.IsFeasible && plan.Waves.Count > 0);

    private static Plan Compile(OrganizationSnapshot organization, Core.Rollouts.RolloutSpec spec) =>
        WavePlanner.Compile(spec, organization, A.Release(), A.Day);
}
