using System.Text.Json.Nodes;
using PciAutoHeal.Aws.CloudFormation;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Tests.CloudFormation;

public sealed class StackSetPacksTests
{
    private static readonly Target Alpha = new(World.Alpha, World.Ireland);
    private static readonly Target Beta = new(World.Beta, World.Ireland);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_comes_by_a_stack_and_is_confirmed_by_the_member()
    {
        using var world = new World();

        await world.StackSets.PutAsync(What(Alpha), Ct);
        var early = await world.StackSets.ReadAsync(What(Alpha), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        var late = await world.StackSets.ReadAsync(What(Alpha, Beta), Ct);

        early.Rows.Should().ContainSingle().Which.Row.Status.Should().Be(PackRowStatus.InProgress);
        late.Rows.Should().ContainSingle().Which.Should().Match<TargetedRow>(r =>
            r.Target == Alpha && r.Row.Status == PackRowStatus.Successful && r.Row.LastUpdate != null);
    }

    [Fact]
    public async Task A_second_wave_gets_stacks_of_the_same_set_and_a_repeat_starts_nothing()
    {
        using var world = new World();
        await world.StackSets.PutAsync(What(Alpha), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        await world.StackSets.PutAsync(What(Beta) with { Token = "w1.0" }, Ct);
        await world.StackSets.PutAsync(What(Beta) with { Token = "w1.0" }, Ct);

        var calls = world.Cloud.Calls.Snapshot();
        calls["cloudformation:CreateStackSet"].Should().Be(1);
        calls["cloudformation:CreateStackInstances"].Should().Be(2);
    }

    [Fact]
    public async Task Stacks_are_deleted_with_their_packs()
    {
        using var world = new World();
        await world.StackSets.PutAsync(What(Alpha, Beta), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        var first = await world.StackSets.DeleteAsync(What(Alpha), Ct);
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        var second = await world.StackSets.DeleteAsync(What(Alpha), Ct);

        first.Busy.Should().Equal(Alpha);
        second.Should().BeEquivalentTo(TargetedAnswer.Taken);
        (await world.Members.ReadAsync(What(Alpha, Beta), Ct)).Rows.Select(r => r.Target).Should().Equal(Beta);
    }

    [Fact]
    public async Task A_set_that_nobody_made_has_nothing_to_say_or_to_delete()
    {
        using var world = new World();

        (await world.StackSets.ReadAsync(What(Alpha), Ct)).Rows.Should().BeEmpty();
        (await world.StackSets.DeleteAsync(What(Alpha), Ct)).Should().BeEquivalentTo(TargetedAnswer.Taken);
    }

    [Fact]
    public async Task CloudFormation_joins_each_members_account_into_its_roles()
    {
        using var world = new World();
        var healing = Samples.Pack with
        {
            Template = Samples.Pack.Template + $"\n# a ${{dollar}} and arn:aws:iam::{Pack.PlaceholderAccount}:role/PciAutoHeal-X",
        };
        var what = What(Alpha) with { Packs = [healing], Mode = RemediationMode.Heal };

        var made = await new PackSets(world.Content).WithTemplateAsync(PackSets.Of(what)[0], what, Ct);

        var body = JsonNode.Parse(made.Template)!["Resources"]!["Pack"]!["Properties"]!["TemplateBody"]!["Fn::Join"]!.AsArray();
        body[1]!.AsArray()[1]!.ToJsonString().Should().Be("""{"Ref":"AWS::AccountId"}""");
        made.Template.Should().NotContain(Pack.PlaceholderAccount);
    }

    [Fact]
    public void A_large_organization_is_dealt_to_several_sets_whose_names_stay_within_AWSs_limit()
    {
        var accounts = Enumerable.Range(0, 400)
            .Select(n => new Target(PciAutoHeal.Testing.Organizations.Id(n), World.Ireland)).ToArray();
        var long1 = Samples.Pack with { Name = PackName.Parse(new string('a', 120)) };

        var sets = PackSets.Of(What(accounts) with { Packs = [Samples.Pack, long1], Split = 8 });

        sets.Should().HaveCount(16);
        sets.Select(s => s.Name).Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.Length <= 128);
        sets.Where(s => s.Pack == Samples.Pack).SelectMany(s => s.Accounts).Should()
            .BeEquivalentTo(accounts.Select(t => t.Account));
    }

    private static TargetedPacks What(params Target[] targets) =>
        new([Samples.Pack], targets, World.Virginia, RemediationMode.Detect, World.Role, 1, "w0.0");
}
