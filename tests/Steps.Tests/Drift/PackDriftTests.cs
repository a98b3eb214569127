using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Steps.Drift;
using PciAutoHeal.Steps.Ports;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Drift;

public sealed class PackDriftTests
{
    private static readonly Target Target = new(Organizations.Id(2), Plans.Virginia);

    [Theory]
    [InlineData(PackRowStatus.Failed, DriftKind.PackFailed)]
    [InlineData(PackRowStatus.Deleting, DriftKind.PackMissing)]
    [InlineData(PackRowStatus.Deleted, DriftKind.PackMissing)]
    [InlineData(PackRowStatus.DeleteFailed, DriftKind.PackMissing)]
    public void A_row_tells_whether_the_pack_is_there(PackRowStatus status, DriftKind kind) =>
        PackDrift.Of(Target, A.Pack(), Puts.Row(status))!.Kind.Should().Be(kind);

    [Theory]
    [InlineData(PackRowStatus.Successful)]
    [InlineData(PackRowStatus.InProgress)]
    public void What_is_there_or_coming_is_no_drift(PackRowStatus status) =>
        PackDrift.Of(Target, A.Pack(), Puts.Row(status)).Should().BeNull();

    [Fact]
    public void Without_a_row_the_pack_is_missing() =>
        PackDrift.Of(Target, A.Pack(), null).Should()
            .Match<DriftItem>(i => i.Kind == DriftKind.PackMissing && i.Account == Target.Account);

    [Fact]
    public void A_failure_is_told_with_its_cause_and_its_time()
    {
        var item = PackDrift.Of(Target, A.Pack(), Puts.Row(PackRowStatus.Failed))!;

        item.Actual.Should().Be("Broken: It broke.");
        item.Since.Should().Be(Puts.Noon.AddMinutes(1));
    }
}
