using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Drift;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Drift;

public sealed class DriftCausesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Region Ireland = Region.Parse("eu-west-1");

    [Fact]
    public void The_newest_change_of_the_very_thing_is_the_cause()
    {
        var found = DriftCauses.Find(Item(DriftKind.DocumentChanged, "PciAutoHeal-A"),
        [
            Change("UpdateDocument", 1, "PciAutoHeal-A"), Change("UpdateDocument", 3, "PciAutoHeal-B"), Change("UpdateDocument", 2, "PciAutoHeal-A"),
        ]);

        found!.At.Should().Be(Noon.AddMinutes(2));
    }

    [Fact]
    public void A_change_of_another_thing_is_none() =>
        DriftCauses.Find(Item(DriftKind.RoleChanged, "Ours"), [Change("PutRolePolicy", 1, "Theirs")]).Should().BeNull();

    [Fact]
    public void A_put_that_left_the_account_in_did_not_take_its_pack_away()
    {
        var item = Item(DriftKind.PackMissing, "storage") with { Expected = "PciAutoHeal-storage-01234567" };
        var ours = Change("PutOrganizationConformancePack", 1, "PciAutoHeal-storage-01234567");
        var theirs = Change(
            "PutOrganizationConformancePack", 2, $"PciAutoHeal-storage-01234567 [{Organizations.Id(2)}]");

        DriftCauses.Find(item, [ours]).Should().BeNull();
        DriftCauses.Find(item, [ours, theirs]).Should().Be(theirs);
    }

    [Fact]
    public void A_cause_names_the_call_the_caller_and_the_time()
    {
        var told = DriftCauses.Explain(Item(DriftKind.RecorderStopped, ""), Change("StopConfigurationRecorder", 5, ""));

        told.Cause.Should().Be("StopConfigurationRecorder by sam at 2026-11-02 12:05:00Z");
        told.Since.Should().Be(Noon.AddMinutes(5));
    }

    [Theory]
    [InlineData("eu-west-1", "us-east-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("cn-northwest-1", "cn-north-1")]
    public void Changes_of_roles_are_in_the_first_region_of_the_partition(string home, string trail)
    {
        var region = Region.Parse(home);
        var role = Item(DriftKind.RoleChanged, "r") with { Region = region };

        DriftCauses.TrailOf(role, region).Value.Should().Be(trail);
        DriftCauses.TrailOf(role with { Kind = DriftKind.DocumentChanged }, region).Should().Be(region);
    }

    private static DriftItem Item(DriftKind kind, string subject) =>
        new(Organizations.Id(2), Ireland, kind, subject, "as released", "otherwise");

    private static TrailedChange Change(string name, int minute, string concerns) =>
        new(name, Noon.AddMinutes(minute), "sam", concerns);
}
