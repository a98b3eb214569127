using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Scenarios.Tests.Staging;
using static PciAutoHeal.Scenarios.Tests.Scenario;

namespace PciAutoHeal.Scenarios.Tests;

/// <summary>A new version goes in before the old one goes out, and no check is lost on the way.</summary>
public sealed class UpgradeTests
{
    private const string Known = "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_old_version_is_deleted_when_everybody_has_the_new_one()
    {
        using var stage = On(Spec);
        var old = await StandAsync(stage, "storage", Known);
        var atDelete = new List<int>();
        stage.Wire.BeforeCall = operation =>
        {
            if (operation == "DeleteOrganizationConformancePack")
            {
                atDelete.Add(stage.OrganizationPacksIn(new(Late, Ireland)));
            }
        };

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed, outcome.State.Reason);
        atDelete.Should()
            .NotBeEmpty().And.OnlyContain(packs => packs == 3, "both new packs are there beside the old one");
        (await stage.Ports.Packs.FindAsync(old.DeployedName, Ireland, Ct)).Should().BeNull();
        stage.OrganizationPacksIn(new(Late, Ireland)).Should().Be(2);
        outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Should().HaveCount(2, "one a region");
    }

    [Fact]
    public async Task A_version_with_a_check_that_no_new_pack_has_stays_and_says_so()
    {
        using var stage = On(Spec);
        var old = await StandAsync(stage, "storage", "IAM_ROOT_ACCESS_KEY_CHECK");

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        (await stage.Ports.Packs.FindAsync(old.DeployedName, Ireland, Ct)).Should().NotBeNull();
        outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired)
            .Should().OnlyContain(e => e.Detail.Contains("stays: 1 of its checks") && e.Detail.Contains("IAM_ROOT_ACCESS_KEY_CHECK"));
    }

    [Fact]
    public async Task A_version_that_an_account_out_of_scope_still_has_stays_everywhere()
    {
        using var stage = On(Spec with { Scope = new() { Exclude = [new(Late, "frozen", null, null)] } });
        var old = await StandAsync(stage, "storage", Known);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        (await stage.Ports.Packs.FindAsync(old.DeployedName, Ireland, Ct)).Should().NotBeNull();
        outcome.Events.Where(e => e.Kind == RolloutEventKind.PacksRetired).Should()
            .OnlyContain(e => e.Detail.Contains($"{Late}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_standard_is_replaced_only_where_the_spec_names_it(bool named)
    {
        using var stage = On(Spec with { Replaces = named ? ["pci-dss-3.2.1"] : [] });
        var old = await StandAsync(stage, "pci-dss-3-2-1", Known);

        var outcome = await stage.PlayAsync();

        outcome.Status.Should().Be(RolloutStatus.Completed);
        ((await stage.Ports.Packs.FindAsync(old.DeployedName, Ireland, Ct)) is null).Should().Be(named);
    }

    /// <summary>A pack of an earlier release, deployed everywhere long ago.</summary>
    private static async Task<Pack> StandAsync(Stage stage, string name, string check)
    {
        var pack = new Pack(
            PackName.Parse(name),
            $$"""
            Resources:
              OldRule:
                Type: AWS::Config::ConfigRule
                Properties:
                  ConfigRuleName: old-rule
                  Source: { Owner: AWS, SourceIdentifier: {{check}} }
            """,
            1,
            [],
            []);
        foreach (var region in new[] { Virginia, Ireland })
        {
            await stage.Ports.Packs.PutAsync(new(pack, region, Virginia, RemediationMode.Detect, []), Ct);
        }

        stage.Clock.Advance(TimeSpan.FromHours(2));
        return pack;
    }
}
