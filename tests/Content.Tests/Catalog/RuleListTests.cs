using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Content.Tests.Catalog;

/// <summary>The catalog against the bare lists of identifiers beside this file, and against itself.</summary>
public sealed class RuleListTests
{
    private static readonly RuleCatalog Catalog = Repository.Release.Catalog!;

    [Fact]
    public void It_has_exactly_the_254_rules() =>
        Catalog.Rules.Select(rule => rule.Rule).Should().BeEquivalentTo(Listed("rules.txt")).And.HaveCount(254);

    [Fact]
    public void The_pack_for_3_2_1_is_the_129_rules_of_AWS() =>
        Catalog.RulesOf("pci-dss-3.2.1").Select(rule => rule.Rule)
            .Should().BeEquivalentTo(Listed("rules-3.2.1.txt")).And.HaveCount(129);

    [Fact]
    public void Every_rule_is_in_one_part_of_4_0_1() =>
        Catalog.Rules.Should().OnlyContain(rule =>
            rule.Packs.Count(name => Catalog.Packs.Any(pack => pack.Name == name && pack.Standard == "pci-dss-4.0.1")) == 1);

    [Fact]
    public void Only_packs_whose_rules_are_all_in_others_are_optional() =>
        Catalog.Packs.Where(pack => pack.IsOptional).Select(pack => pack.Name)
            .Should().Equal("pci-dss-3.2.1", "ec2-lambda", "cloudtrail-kms-codebuild", "redshift-rds-iam");

    /// <summary>Config reports account rules, S3's account settings included, under the account's id.</summary>
    [Fact]
    public void What_an_account_rule_hands_over_is_the_account() =>
        Catalog.Rules.Where(rule => rule.ResourceId == ResourceIdKind.Account).Should().Equal(Catalog.Rules.Where(rule =>
            rule.ResourceTypes.Any(type => type is "AWS::::Account" or "AWS::S3::AccountPublicAccessBlock")));

    [Fact]
    public void Rules_of_the_account_are_periodic_and_every_other_one_says_what_it_judges() =>
        Catalog.Rules.Should().OnlyContain(rule => rule.ResourceTypes.Count > 0
            && (rule.Frequency == "TwentyFour_Hours" || !rule.ResourceTypes.Contains("AWS::::Account")));

    [Theory]
    [InlineData("AWS::IAM::", ResourceIdKind.UniqueId)]
    [InlineData("AWS::RDS::DBInstance", ResourceIdKind.UniqueId)]
    [InlineData("AWS::RDS::DBClusterSnapshot", ResourceIdKind.Name)]
    [InlineData("AWS::S3::Bucket", ResourceIdKind.Name)]
    [InlineData("AWS::DynamoDB::", ResourceIdKind.Name)]
    [InlineData("AWS::Lambda::", ResourceIdKind.Name)]
    [InlineData("AWS::KMS::", ResourceIdKind.Id)]
    [InlineData("AWS::EC2::", ResourceIdKind.Id)]
    [InlineData("AWS::CloudFront::", ResourceIdKind.Id)]
    [InlineData("AWS::SNS::", ResourceIdKind.Arn)]
    [InlineData("AWS::ECS::", ResourceIdKind.Arn)]
    [InlineData("AWS::StepFunctions::", ResourceIdKind.Arn)]
    [InlineData("AWS::ElasticLoadBalancingV2::", ResourceIdKind.Arn)]
    public void Resources_of_one_type_are_handed_over_in_one_way(string type, ResourceIdKind kind) =>
        Catalog.Rules.Where(rule => rule.ResourceTypes is [var only] && only.StartsWith(type, StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(rule => rule.ResourceId == kind);

    [Fact]
    public void Rules_of_global_resources_are_judged_in_one_Region() =>
        Catalog.Rules.Should().OnlyContain(rule => rule.IsGlobal || !rule.ResourceTypes.Any(type =>
            type.StartsWith("AWS::IAM::", StringComparison.Ordinal)
            || type.StartsWith("AWS::CloudFront::", StringComparison.Ordinal)
            || type.StartsWith("AWS::WAF::", StringComparison.Ordinal)));

    [Fact]
    public void Rules_that_Config_has_in_Virginia_only_are_made_there_only() =>
        Catalog.Rules.Where(rule => rule.OnlyRegion is not null).Should().HaveCount(15).And.OnlyContain(rule =>
            rule.IsGlobal && rule.OnlyRegion == "us-east-1");

    [Fact]
    public void Every_handling_has_a_reason_of_its_own_words() =>
        Catalog.Rules.Should().OnlyContain(rule => rule.Reason.Length >= 40 && rule.Reason.EndsWith('.'));

    [Fact]
    public void What_a_person_does_is_nothing_we_could_take_back() =>
        Catalog.Rules.Where(rule => rule.Handling == Handling.Manual).Should().OnlyContain(rule => !rule.Reversible);

    private static string[] Listed(string file) =>
        File.ReadAllLines(Path.Combine(Repository.Root, "tests/Content.Tests/Catalog", file));
}
