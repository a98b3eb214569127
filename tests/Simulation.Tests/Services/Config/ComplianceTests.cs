using System.Text.Json.Nodes;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Simulation.Services.Config;
using PciAutoHeal.Simulation.Tests.Services.CloudFormation;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class ComplianceTests
{
    private const string Aggregator = "aws-controltower-ConfigAggregatorForOrganizations";

    private static readonly ConfigSettings Home = new() { AggregatorRegion = "us-east-1" };

    [Fact]
    public void Rules_have_no_data_until_they_are_evaluated()
    {
        using var world = Made(Home with { NonCompliantShare = 0 });
        world.Put();
        world.Wait(4);

        Packs(world).Should().OnlyContain(pack => Type(pack) == "INSUFFICIENT_DATA");
        world.Wait(30);

        Packs(world).Should().HaveCount(4).And.OnlyContain(pack => Type(pack) == "COMPLIANT");
        Packs(world)[0]["Compliance"]!["TotalRuleCount"]!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public void A_finding_belongs_to_the_account_not_to_the_pack()
    {
        using var world = Made(Home with { NonCompliantShare = 0.5 });
        world.Put("one", Pack.Rules(20));
        world.Put("two", Pack.Rules(20));

        world.Wait(60);

        var found = Packs(world).ToLookup(pack => pack["AccountId"]!.ToString(), pack =>
            (int)pack["Compliance"]!["NonCompliantRuleCount"]!);
        found.Should().HaveCount(4).And.OnlyContain(account => account.Distinct().Count() == 1);
        found.SelectMany(account => account).Sum().Should().BeInRange(40, 120);
    }

    [Fact]
    public void A_rule_that_was_compliant_regresses_while_the_fault_lasts()
    {
        using var world = Made(Home with { NonCompliantShare = 0 }, new Fault(
            FaultKind.RuleRegressed, World.Alpha, At: TimeSpan.FromHours(2), For: TimeSpan.FromHours(1)));
        world.Put();
        world.Wait(60);

        Rules(world, "NON_COMPLIANT").Should().BeEmpty();
        world.Wait(90);
        Rules(world, "NON_COMPLIANT")
            .Should().ContainSingle().Which["AccountId"]!.ToString().Should().Be(World.Alpha.Value);
        world.Wait(60);
        Rules(world, "NON_COMPLIANT").Should().BeEmpty();
    }

    [Fact]
    public void Automatic_remediation_repairs_for_good_even_when_it_is_switched_off_again()
    {
        using var world = Made(Home with { NonCompliantShare = 1 });
        world.CreateSet(Sets.Document);
        world.Deploy();
        world.Cfn("CreateStack", new { StackName = "docs", TemplateBody = Sets.Document }, "MANAGEMENT");
        world.Wait(10);
        world.Put(body: Pack.Healing("PciAutoHeal-StopInstance", automatic: false));
        world.Wait(60);
        Rules(world, "NON_COMPLIANT").Should().NotBeEmpty();

        world.Put(body: Pack.Healing("PciAutoHeal-StopInstance"));
        world.Wait(60);
        Rules(world, "NON_COMPLIANT").Should().BeEmpty();
        world.Put(body: Pack.Healing("PciAutoHeal-StopInstance", automatic: false));
        world.Wait(60);

        Rules(world, "NON_COMPLIANT").Should().BeEmpty();
    }

    [Fact]
    public void A_pack_whose_document_is_missing_fails_in_that_member()
    {
        using var world = Made(Home);
        world.CreateSet(Sets.Document);
        world.Deploy(targets: new { OrganizationalUnitIds = new[] { world.Workloads() } });
        world.Wait(10);

        world.Put(body: Pack.Healing("PciAutoHeal-StopInstance"));
        world.Wait(60);

        world.Status(World.Alpha).Should().Be("CREATE_SUCCESSFUL");
        world.Rows()[World.Security.Value]["ErrorMessage"]!.ToString().Should().Contain("PciAutoHeal-StopInstance");
    }

    [Fact]
    public void Lost_data_is_missing_from_the_aggregator_and_its_source_outdated()
    {
        using var world = Made(Home, new Fault(FaultKind.DataMissing, World.Beta, World.Virginia));
        world.Put();

        world.Wait(60);

        Packs(world).Select(pack => pack["AccountId"]!.ToString()).Should().HaveCount(3)
            .And.NotContain(World.Beta.Value);
        var outdated = world.Call("config", "DescribeConfigurationAggregatorSourcesStatus", new
        {
            ConfigurationAggregatorName = Aggregator,
            UpdateStatus = new[] { "OUTDATED" },
        }).Json["AggregatedSourceStatusList"]!.AsArray();
        outdated.Should().ContainSingle().Which!["SourceId"]!.ToString().Should().Be(World.Beta.Value);
    }

    [Fact]
    public void A_deleted_pack_stays_in_the_aggregator_for_a_while()
    {
        using var world = Made(Home);
        world.Put();
        world.Wait(60);

        world.Put(excluded: [World.Beta]);
        world.Wait(20);

        Packs(world).Should().HaveCount(4);
        world.Wait(90);
        Packs(world).Should().HaveCount(3);
    }

    [Theory]
    [InlineData("SELECT")]
    [InlineData("SELECT a")]
    [InlineData("SELECT a WHERE resourceType LIKE 'x'")]
    [InlineData("SELECT a WHERE accountId = '1'")]
    [InlineData("SELECT COUNT(*) WHERE resourceType = 'AWS::SSM::Document'")]
    [InlineData("SELECT a WHERE resourceType = 'AWS::EC2::Instance'")]
    public void Queries_that_are_not_understood_are_refused_never_half_answered(string query)
    {
        using var world = Made(Home);

        Select(world, query).Code.Should().Be("InvalidExpressionException");
    }

    [Fact]
    public void Documents_are_found_by_a_query()
    {
        using var world = Made(Home);
        world.CreateSet(Sets.Document);
        world.Deploy();
        world.Wait(10);

        var answer = Select(world,
            "SELECT resourceName, configuration.documentType WHERE resourceType = 'AWS::SSM::Document' "
            + $"AND accountId IN ('{World.Alpha}', '{World.Beta}') AND awsRegion = 'us-east-1'").Json;

        answer["Results"]!.AsArray().Select(row => row!.ToString()).Should().Equal(Enumerable.Repeat(
            """{"resourceName":"PciAutoHeal-StopInstance","configuration":{"documentType":"Automation"}}""", 2));
    }

    private static World Made(ConfigSettings settings, params Fault[] faults) =>
        new(faults, new SimulationSettings().With(settings));

    private static List<JsonObject> Packs(World world) => [.. world.Call(
        "config", "DescribeAggregateComplianceByConformancePacks", new { ConfigurationAggregatorName = Aggregator })
        .Json["AggregateComplianceByConformancePacks"]!.AsArray().Select(pack => pack!.AsObject())];

    private static List<JsonObject> Rules(World world, string type) => [.. world.Call(
        "config", "DescribeAggregateComplianceByConfigRules",
        new { ConfigurationAggregatorName = Aggregator, Filters = new { ComplianceType = type } })
        .Json["AggregateComplianceByConfigRules"]!.AsArray().Select(rule => rule!.AsObject())];

    private static WireAnswer Select(World world, string query) => world.Call(
        "config", "SelectAggregateResourceConfig",
        new { ConfigurationAggregatorName = Aggregator, Expression = query, Limit = 100 });

    private static string Type(JsonObject pack) => pack["Compliance"]!["ComplianceType"]!.ToString();
}
