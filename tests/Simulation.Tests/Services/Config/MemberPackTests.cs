namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class MemberPackTests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_member_sees_the_organizations_pack_and_its_rules_and_cannot_change_them()
    {
        world.Put();
        world.Wait(30);
        var member = world.Member(World.Alpha);

        var pack = member.Call("config", "DescribeConformancePackStatus").Json["ConformancePackStatusDetails"]![0]!;
        var name = pack["ConformancePackName"]!.ToString();

        name.Should().MatchRegex("^OrgConformsPack-pci-[a-z0-9]{8}$");
        pack["ConformancePackState"]!.ToString().Should().Be("CREATE_COMPLETE");
        RuleNames(member).Should().HaveCount(2).And.OnlyContain(rule => rule.Contains("-conformance-pack-"));
        member.Call("config", "PutConformancePack", new { ConformancePackName = name, TemplateBody = Pack.TwoRules })
            .Code.Should().Be("AccessDeniedException");
        member.Call("config", "DeleteConformancePack", new { ConformancePackName = name })
            .Code.Should().Be("AccessDeniedException");
    }

    [Fact]
    public void Parameters_and_conditions_of_the_template_show_in_the_rules()
    {
        world.Put();
        world.Wait(30);

        var rule = world.Member(World.Alpha).Call("config", "DescribeConfigRules").Json["ConfigRules"]![0]!;

        rule["InputParameters"]!.ToString().Should().Be("""{"maxAccessKeyAge":"90"}""");
        rule["CreatedBy"]!.ToString().Should().Be("config-conforms.amazonaws.com");
    }

    [Fact]
    public void An_update_shows_as_a_create_with_the_old_rules_until_it_is_done()
    {
        world.Put();
        world.Wait(30);
        var member = world.Member(World.Alpha);

        world.Put(body: Pack.Rules(3));
        world.Clock.Advance(TimeSpan.FromSeconds(20));

        State(member).Should().Be("CREATE_IN_PROGRESS");
        RuleNames(member).Should().HaveCount(2);
        world.Wait(30);
        State(member).Should().Be("CREATE_COMPLETE");
        RuleNames(member).Should().HaveCount(3);
    }

    [Fact]
    public void A_members_own_pack_is_created_updated_and_deleted_by_its_own_calls()
    {
        var member = world.Member(World.Alpha);
        member.Call("config", "PutConformancePack", new { ConformancePackName = "own", TemplateBody = Pack.TwoRules })
            .Json["ConformancePackArn"]!.ToString().Should().Contain(":conformance-pack/own/conformance-pack-");
        member.Call("config", "PutConformancePack", new { ConformancePackName = "own", TemplateBody = Pack.TwoRules })
            .Code.Should().Be("ResourceInUseException");
        world.Wait(10);
        RuleNames(member).Should().HaveCount(2);

        member.Call("config", "DeleteConformancePack", new { ConformancePackName = "own" });
        world.Wait(10);

        RuleNames(member).Should().BeEmpty();
        member.Call("config", "DeleteConformancePack", new { ConformancePackName = "own" })
            .Code.Should().Be("NoSuchConformancePackException");
        world.Member(World.Beta).Call("config", "DescribeConformancePacks")
            .Json["ConformancePackDetails"]!.AsArray().Should().BeEmpty();
    }

    private static List<string> RuleNames(RawClient member) => [.. member.Call("config", "DescribeConfigRules")
        .Json["ConfigRules"]!.AsArray().Select(rule => rule!["ConfigRuleName"]!.ToString())];

    private static string State(RawClient member) => member.Call("config", "DescribeConformancePackStatus")
        .Json["ConformancePackStatusDetails"]![0]!["ConformancePackState"]!.ToString();
}
