using PciAutoHeal.Core.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Waves;

public sealed class BudgetingTests
{
    [Fact]
    public void Calls_are_counted_by_pack_region_and_wave()
    {
        var budget = Of(40, 3, A.Wave("a", 1), A.Wave("b", 50m), A.Rest);

        budget.ApiCalls["config:PutOrganizationConformancePack"].Should().Be(9);
        budget.ApiCalls["organizations:ListAccounts"].Should().Be(2);
        budget.ApiCalls.Keys.Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void More_waves_take_more_time_and_more_transitions()
    {
        var one = Of(40, 1, A.Rest);
        var four = Of(40, 1, A.Rest with { MaxAccounts = 10 });

        four.EstimatedSeconds.Should().BeGreaterThan(one.EstimatedSeconds + (3 * 30 * 60));
        four.StateTransitions.Should().Be(4 * one.StateTransitions);
    }

    [Fact]
    public void Evaluations_cost_the_same_in_any_number_of_waves() =>
        (Of(40, 1, A.Rest with { MaxAccounts = 20 }).EstimatedUsd - Of(40, 1, A.Rest).EstimatedUsd)
            .Should().BeInRange(0, 0.01m);

    private static PlanBudget Of(int accounts, int regions, params WaveSpec[] waves)
    {
        string[] names = ["us-east-1", "eu-west-1", "ap-south-1"];
        return WavePlanner.Compile(
            A.Spec(waves), Organizations.Of(accounts, names[..regions]), A.Release(), A.Day).Budget;
    }
}
