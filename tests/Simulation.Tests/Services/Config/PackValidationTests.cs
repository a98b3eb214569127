using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Tests.Services.Config;

public sealed class PackValidationTests : IDisposable
{
    private const string Refusal = "OrganizationConformancePackTemplateValidationException";

    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("1st")]
    [InlineData("pci_dss")]
    [InlineData("")]
    [InlineData("pci dss")]
    public void A_name_has_letters_digits_and_hyphens_and_begins_with_a_letter(string name) =>
        world.Put(name).Code.Should().Be("ValidationException");

    [Fact]
    public void A_thousand_accounts_can_be_excluded_and_not_one_more()
    {
        var ids = Enumerable.Range(0, 1001).Select(n => AccountId.Parse($"9{n:D11}")).ToList();

        world.Put(excluded: ids).Code.Should().Be("ValidationException");
        world.Put(excluded: ids.Take(1000)).Code.Should().BeNull();
    }

    [Theory]
    [InlineData("Resources: [")]
    [InlineData("just text")]
    [InlineData("Resources: {}")]
    [InlineData("Resources: { A: { Type: 'AWS::S3::Bucket' } }")]
    [InlineData("Resources: { A: { Type: 'AWS::Config::ConfigRule', Properties: { Source: { Owner: AWS, SourceIdentifier: !Ref Nothing } } } }")]
    [InlineData("Parameters: { P: { Type: String } }\nResources: { A: { Type: 'AWS::Config::ConfigRule', Properties: { Source: { Owner: AWS, SourceIdentifier: !Ref P } } } }")]
    [InlineData("Resources: { A: { Type: 'AWS::Config::ConfigRule', Properties: { ConfigRuleName: a } } }")]
    [InlineData("Conditions: { A: !Condition B, B: !Condition A }\nResources: { R: { Type: 'AWS::Config::ConfigRule', Condition: A, Properties: { Source: { Owner: AWS, SourceIdentifier: X } } } }")]
    public void A_template_that_Config_cannot_use_is_refused_and_nothing_is_made(string body)
    {
        world.Put(body: body).Code.Should().Be(Refusal);

        world.Call("config", "DescribeOrganizationConformancePacks")
            .Json["OrganizationConformancePacks"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public void A_pack_has_at_most_130_rules()
    {
        world.Put(body: Pack.Rules(131)).Code.Should().Be(Refusal);
        world.Put(body: Pack.Rules(130)).Code.Should().BeNull();
    }

    [Fact]
    public void Aliases_that_explode_are_refused()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(n =>
            $"{(char)('a' + n)}: &{(char)('a' + n)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + n - 1)}", 10))}]\n"));

        world.Put(body: bomb + Pack.TwoRules).Code.Should().Be(Refusal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("!Sub [")]
    public void A_deep_nest_is_refused_and_harms_nobody(string opening) =>
        world.Put(body: "Resources: \n" + string.Concat(Enumerable.Repeat(opening, 50_000 / opening.Length)))
            .Code.Should().Be(Refusal);

    [Fact]
    public void A_body_has_at_most_51200_bytes_and_an_object_300_KB()
    {
        var padding = new string('#', 51_200);
        world.Put(body: Pack.TwoRules + "\n" + padding).Code.Should().Be("ValidationException");
        PutObject("pack.yaml", Pack.TwoRules + "\n" + padding);
        PutObject("large.yaml", Pack.TwoRules + "\n" + string.Concat(Enumerable.Repeat(padding + "\n", 6)));

        FromObject("s3://templates/pack.yaml").Code.Should().BeNull();
        FromObject("s3://templates/large.yaml").Code.Should().Be(Refusal);
        FromObject("s3://templates/none.yaml").Code.Should().Be(Refusal);
    }

    [Fact]
    public void There_are_at_most_50_packs()
    {
        for (var n = 0; n < 50; n++) world.Put($"pack{n}", Pack.Rules(1)).Code.Should().BeNull();

        world.Put("pack50", Pack.Rules(1)).Code.Should().Be("MaxNumberOfOrganizationConformancePacksExceededException");
    }

    [Fact]
    public void The_thousand_and_first_rule_of_an_account_and_region_fails_there()
    {
        for (var n = 0; n < 7; n++)
        {
            world.Put($"pack{n}", Pack.Rules(130));
            world.Wait(60);
        }

        world.Put("last", Pack.Rules(91));
        world.Put("elsewhere", Pack.Rules(91), region: "eu-west-1");
        world.Wait(60);

        world.Rows("last")[World.Alpha.Value]["ErrorCode"]!.ToString().Should()
            .Be("MaxNumberOfConfigRulesExceededException");
        world.Status(World.Alpha, "elsewhere", "eu-west-1").Should().Be("CREATE_SUCCESSFUL");
    }

    private void PutObject(string key, string content) => world.Cloud.Between(cloud =>
    {
        var bucket = cloud.Buckets.Find("templates")
            ?? cloud.Buckets.Create("templates", World.Security, "us-east-1", World.Start);
        bucket.Objects[key] = new(key, System.Text.Encoding.UTF8.GetBytes(content), "text/yaml", World.Start);
        return true;
    });

    private WireAnswer FromObject(string uri) => world.Call(
        "config", "PutOrganizationConformancePack",
        new { OrganizationConformancePackName = "pci", TemplateS3Uri = uri });
}
