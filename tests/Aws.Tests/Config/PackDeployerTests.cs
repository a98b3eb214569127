using System.Text.Json.Nodes;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.Config;

public sealed class PackDeployerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_that_nobody_put_is_not_found()
    {
        using var world = new World();

        (await world.Packs.FindAsync(Samples.Pack.DeployedName, World.Ireland, Ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_put_pack_is_found_as_it_was_put()
    {
        using var world = new World();

        (await world.Packs.PutAsync(Samples.Put(World.Management, World.Beta), Ct)).Should().BeTrue();

        var found = await world.Packs.FindAsync(Samples.Pack.DeployedName, World.Ireland, Ct);
        found!.ExcludedAccounts.Should().BeEquivalentTo([World.Management, World.Beta]);
        found.Parameters.Should().Equal(new Dictionary<string, string>
        {
            ["RemediationMode"] = "dry-run",
            ["GlobalRulesRegion"] = "us-east-1",
        });
        found.LastUpdate.Should().Be(World.Start);
        (await world.Packs.FindAsync(Samples.Pack.DeployedName, World.Virginia, Ct)).Should().BeNull("packs are regional");
    }

    [Fact]
    public async Task The_exclusion_list_is_sent_whole_even_when_it_is_empty()
    {
        using var world = new World();

        await world.Packs.PutAsync(Samples.Put(), Ct);

        var sent = JsonNode.Parse(world.Meddler.BodyOf("PutOrganizationConformancePack"))!;
        sent["ExcludedAccounts"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Parameters_that_a_pack_does_not_declare_are_not_sent()
    {
        using var world = new World();
        var plain = Samples.Pack with { Template = Samples.PlainTemplate, Parameters = [] };

        await world.Packs.PutAsync(Samples.Put() with { Pack = plain }, Ct);

        var sent = JsonNode.Parse(world.Meddler.BodyOf("PutOrganizationConformancePack"))!;
        sent.AsObject().ContainsKey("ConformancePackInputParameters").Should().BeFalse();
    }

    [Theory]
    [InlineData(RemediationMode.Detect, "detect")]
    [InlineData(RemediationMode.DryRun, "dry-run")]
    [InlineData(RemediationMode.Heal, "heal")]
    public async Task The_mode_is_said_in_the_words_of_the_packs(RemediationMode mode, string word)
    {
        using var world = new World();

        await world.Packs.PutAsync(Samples.Put() with { Mode = mode }, Ct);

        var found = await world.Packs.FindAsync(Samples.Pack.DeployedName, World.Ireland, Ct);
        found!.Parameters.Should().Contain("RemediationMode", word);
    }

    [Fact]
    public async Task While_AWS_is_busy_with_it_a_pack_is_neither_put_nor_deleted()
    {
        using var world = new World();
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromSeconds(30));

        (await world.Packs.PutAsync(Samples.Put(World.Beta), Ct)).Should().BeFalse();
        (await world.Packs.DeleteAsync(Samples.Pack.DeployedName, World.Ireland, Ct)).Should().BeFalse();

        world.Cloud.Calls["config:PutOrganizationConformancePack"].Should().Be(2, "busy is an answer, not a fault");
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_done()
    {
        using var world = new World();

        (await world.Packs.DeleteAsync(Samples.Pack.DeployedName, World.Ireland, Ct)).Should().BeTrue();
    }

    [Fact]
    public async Task A_deleted_pack_reads_as_gone()
    {
        using var world = new World();
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromHours(1));
        (await world.Packs.DeleteAsync(Samples.Pack.DeployedName, World.Ireland, Ct)).Should().BeTrue();
        world.Clock.Advance(TimeSpan.FromHours(1));

        var reading = await world.Packs.ReadAsync(Samples.Pack.DeployedName, World.Ireland, PackReadingDepth.Full, Ct);

        reading.Should().BeEquivalentTo(new PackReading(false, [], true));
    }

    [Fact]
    public async Task Rows_tell_account_by_account_and_a_probe_asks_only_what_moves()
    {
        using var world = new World();
        await world.Packs.PutAsync(Samples.Put(World.Management), Ct);
        world.Clock.Advance(TimeSpan.FromSeconds(40));

        var probe = await ReadAsync(world, PackReadingDepth.Probe);
        probe.AnyInProgress.Should().BeTrue();
        world.Cloud.Calls["config:GetOrganizationConformancePackDetailedStatus"].Should().Be(1);

        world.Clock.Advance(TimeSpan.FromHours(1));
        (await ReadAsync(world, PackReadingDepth.Probe)).Should().BeEquivalentTo(new PackReading(false, [], false));
        var full = await ReadAsync(world, PackReadingDepth.Full);
        full.AnyInProgress.Should().BeFalse();
        full.AggregateSaysDone.Should().BeTrue();
        full.Rows.Select(row => row.Account).Should().Equal(World.Security, World.Alpha, World.Beta);
        full.Rows.Should().OnlyContain(row => row.Status == PackRowStatus.Successful && row.LastUpdate > World.Start
            && row.MemberPackName.StartsWith("OrgConformsPack-" + Samples.Pack.DeployedName));
    }

    [Fact]
    public async Task A_failed_account_is_no_reason_for_a_probe_to_wait_and_shows_in_the_whole_reading()
    {
        using var world = new World([new(FaultKind.PackFailed, World.Alpha)]);
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromHours(1));

        var probe = await ReadAsync(world, PackReadingDepth.Probe);
        var full = await ReadAsync(world, PackReadingDepth.Full);

        probe.AnyInProgress.Should().BeFalse();
        var row = full.Rows.Should().ContainSingle(one => one.Status == PackRowStatus.Failed).Which;
        row.Account.Should().Be(World.Alpha);
        row.ErrorCode.Should().NotBeNullOrEmpty();
        row.Error.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_lying_aggregate_is_passed_on_as_a_claim_beside_true_rows()
    {
        using var world = new World([new(FaultKind.AggregateLies)]);
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromHours(1));

        var full = await ReadAsync(world, PackReadingDepth.Full);

        full.AggregateSaysDone.Should().BeFalse();
        full.AnyInProgress.Should().BeFalse();
        full.Rows.Should().HaveCount(4).And.OnlyContain(row => row.Status == PackRowStatus.Successful);
    }

    [Fact]
    public async Task Hundreds_of_rows_come_by_pages_each_account_once()
    {
        using var world = new World(seed: World.Large(250));
        await world.Packs.PutAsync(Samples.Put(), Ct);
        world.Clock.Advance(TimeSpan.FromHours(6));

        var full = await ReadAsync(world, PackReadingDepth.Full);

        full.Rows.Should().HaveCount(254).And.OnlyHaveUniqueItems(row => row.Account);
        world.Cloud.Calls["config:GetOrganizationConformancePackDetailedStatus"].Should().Be(3);
    }

    [Fact]
    public async Task One_exclusion_too_many_is_refused_as_AWS_refuses_it()
    {
        using var world = new World();
        var many = Enumerable.Range(0, 1001).Select(World.Member).ToArray();

        var put = () => world.Packs.PutAsync(Samples.Put(many), Ct);
        await put.Should().ThrowAsync<TerminalException>().Where(e => e.Code == "ValidationException");

        (await world.Packs.PutAsync(Samples.Put(many[..1000]), Ct)).Should().BeTrue();
    }

    [Fact]
    public async Task A_large_template_goes_by_a_bucket_in_the_packs_region()
    {
        using var world = new World();
        var large = Samples.Pack with { Template = Samples.LargeTemplate };

        (await world.Packs.PutAsync(Samples.Put() with { Pack = large }, Ct)).Should().BeTrue();

        var sent = JsonNode.Parse(world.Meddler.BodyOf("PutOrganizationConformancePack"))!;
        ((string?)sent["TemplateS3Uri"]).Should().StartWith("s3://pciautoheal-content-100000000002-eu-west-1/packs/");
        sent["TemplateBody"].Should().BeNull();
        world.Cloud.ReadObject((string)sent["TemplateS3Uri"]!)!.Value.Length.Should().Be(Samples.LargeTemplate.Length);
    }

    [Fact]
    public async Task A_throttled_put_is_tried_again_and_counted()
    {
        using var world = new World();
        world.Meddler.Refuse("PutOrganizationConformancePack", "ThrottlingException", times: 3);

        (await world.Packs.PutAsync(Samples.Put(), Ct)).Should().BeTrue();

        world.Aws.Counters["config:PutOrganizationConformancePack"].Should().Be(4);
        world.Clock.Waited.Should().BePositive();
    }

    [Fact]
    public async Task A_reset_connection_is_tried_again()
    {
        using var world = new World();
        world.Meddler.Break(
            "PutOrganizationConformancePack", new HttpRequestException("reset", new IOException("reset")));

        (await world.Packs.PutAsync(Samples.Put(), Ct)).Should().BeTrue();
    }

    [Fact]
    public async Task Throttling_without_end_ends_in_a_transient_error()
    {
        using var world = new World([new(FaultKind.Throttled, Api: "config:*")]);

        var put = () => world.Packs.PutAsync(Samples.Put(), Ct);

        await put.Should().ThrowAsync<TransientException>().Where(e => e.Code == "ThrottlingException");
        world.Cloud.Calls["config:PutOrganizationConformancePack"].Should().Be(8);
    }

    [Fact]
    public async Task Only_the_account_that_put_a_pack_sees_it()
    {
        using var world = new World();
        await world.Packs.PutAsync(Samples.Put(), Ct);
        using var other = new World(key: "MANAGEMENTKEY");

        (await other.Packs.FindAsync(Samples.Pack.DeployedName, World.Ireland, Ct)).Should().BeNull();
    }

    private static Task<PackReading> ReadAsync(World world, PackReadingDepth depth) =>
        world.Packs.ReadAsync(Samples.Pack.DeployedName, World.Ireland, depth, Ct);
}
