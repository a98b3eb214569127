using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class MemberPacksTests
{
    private static readonly Target Alpha = new(World.Alpha, World.Ireland);
    private static readonly Target Beta = new(World.Beta, World.Virginia);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_is_put_in_its_targets_and_nowhere_else()
    {
        using var world = new World();

        (await world.Members.PutAsync(What(Alpha, Beta), Ct)).Should().BeEquivalentTo(TargetedAnswer.Taken);
        world.Clock.Advance(TimeSpan.FromMinutes(10));

        var reading = await world.Members.ReadAsync(
            What(Alpha, Beta, new(World.Alpha, World.Virginia)), Ct);
        reading.Rows.Select(r => (r.Target, r.Row.Status)).Should().BeEquivalentTo(
            [(Alpha, PackRowStatus.Successful), (Beta, PackRowStatus.Successful)]);
    }

    [Fact]
    public async Task A_repeat_finds_its_own_work_and_puts_nothing()
    {
        using var world = new World();
        await world.Members.PutAsync(What(Alpha), Ct);
        var puts = world.Aws.Counters.Snapshot()["config:PutConformancePack"];

        await world.Members.PutAsync(What(Alpha), Ct);

        world.Aws.Counters.Snapshot()["config:PutConformancePack"].Should().Be(puts);
    }

    [Fact]
    public async Task Another_mode_is_another_put_and_waits_while_AWS_is_busy()
    {
        using var world = new World();
        await world.Members.PutAsync(What(Alpha), Ct);

        var busy = await world.Members.PutAsync(What(Alpha) with { Mode = RemediationMode.DryRun }, Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var free = await world.Members.PutAsync(What(Alpha) with { Mode = RemediationMode.DryRun }, Ct);

        busy.Busy.Should().Equal(Alpha);
        free.Busy.Should().BeEmpty();
    }

    [Fact]
    public async Task A_deleted_pack_is_busy_until_it_is_gone()
    {
        using var world = new World();
        await world.Members.PutAsync(What(Alpha), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));

        var first = await world.Members.DeleteAsync(What(Alpha), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await world.Members.DeleteAsync(What(Alpha), Ct);

        first.Busy.Should().Equal(Alpha);
        second.Should().BeEquivalentTo(TargetedAnswer.Taken);
    }

    [Fact]
    public async Task A_member_without_the_role_is_refused_with_the_reason_and_the_others_go_on()
    {
        using var world = new World([new Fault(FaultKind.RoleMissing, World.Alpha)]);

        var answer = await world.Members.PutAsync(What(Alpha, Beta), Ct);

        answer.Refused.Should().ContainSingle().Which.Should()
            .Match<TargetRefusal>(r => r.Target == Alpha && r.Code == "AccessDenied");
        (await world.Members.ReadAsync(What(Beta), Ct)).Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task A_role_is_written_with_the_members_own_account()
    {
        using var world = new World();
        var healing = Samples.Pack with
        {
            Template = Samples.Pack.Template + $"\n# arn:aws:iam::{Pack.PlaceholderAccount}:role/PciAutoHeal-EncryptBucket",
        };

        await world.Members.PutAsync(What(Alpha) with { Packs = [healing], Mode = RemediationMode.Heal }, Ct);

        var sent = JsonNode.Parse(world.Meddler.BodyOf("PutConformancePack"))!;
        ((string)sent["TemplateBody"]!).Should().Contain($"arn:aws:iam::{World.Alpha}:role/PciAutoHeal-EncryptBucket")
            .And.NotContain(Pack.PlaceholderAccount);
        ((string)sent["ConformancePackName"]!).Should().Be(healing.DeployedName.Value, "the name does not depend on the account");
    }

    [Fact]
    public async Task A_large_template_goes_by_S3_where_the_organization_may_read_it()
    {
        using var world = new World();
        var large = Samples.Pack with { Template = Samples.LargeTemplate };

        await world.Members.PutAsync(What(Alpha) with { Packs = [large] }, Ct);

        ((string?)JsonNode.Parse(world.Meddler.BodyOf("PutConformancePack"))!["TemplateS3Uri"]).Should().StartWith("s3://pciautoheal-content-");
        world.Aws.Counters.Snapshot()["s3:PutBucketPolicy"].Should().Be(1);
    }

    private static TargetedPacks What(params Target[] targets) =>
        new([Samples.Pack], targets, World.Virginia, RemediationMode.Detect, World.Role, 1, "w0.0");
}
