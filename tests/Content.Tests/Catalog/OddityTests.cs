using PciAutoHeal.Documents.Catalog;

namespace PciAutoHeal.Content.Tests.Catalog;

/// <summary>What is odd in AWS's packs for PCI DSS is not odd here.</summary>
public sealed class OddityTests
{
    [Fact]
    public void The_desync_modes_are_one_text_without_stray_quotes() =>
        Value("ALB_DESYNC_MODE_CHECK", "desyncMode").Should().Be("defensive,strictest");

    [Fact]
    public void Passwords_have_twelve_characters_of_four_kinds()
    {
        Value("IAM_PASSWORD_POLICY", "MinimumPasswordLength").Should().Be("12");
        Rule("IAM_PASSWORD_POLICY").Parameters.Where(it => it.Key.StartsWith("Require", StringComparison.Ordinal))
            .Should().HaveCount(4).And.OnlyContain(it => it.Value == "true");
    }

    [Fact]
    public void A_public_web_server_is_no_finding_and_its_document_agrees()
    {
        Value("VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS", "authorizedTcpPorts").Should().Be("443");
        Rule("VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS").DocumentParameters["AuthorizedTcpPorts"].Should().Be("443");
    }

    [Fact]
    public void The_control_policy_is_a_bucket_policy_that_fits()
    {
        var policy = Value("S3_BUCKET_POLICY_NOT_MORE_PERMISSIVE", "controlPolicy");

        using var json = System.Text.Json.JsonDocument.Parse(policy);
        json.RootElement.GetProperty("Statement")[0].GetProperty("Effect").GetString().Should().Be("Deny");
        policy.Length.Should().BeLessThanOrEqualTo(1024);
    }

    [Fact]
    public void The_version_of_Kubernetes_is_a_text_of_today()
    {
        var version = Version.Parse(Value("EKS_CLUSTER_OLDEST_SUPPORTED_VERSION", "oldestVersionSupported"));

        version.Should().BeGreaterThanOrEqualTo(new Version(1, 33));
    }

    [Fact]
    public void Not_every_type_of_endpoint_is_good() =>
        Value("API_GW_ENDPOINT_TYPE_CHECK", "endpointConfigurationTypes").Split(',')
            .Should().NotContain("EDGE").And.OnlyHaveUniqueItems().And.HaveCountLessThan(3);

    [Theory]
    [InlineData("python3.9")]
    [InlineData("nodejs18.x")]
    [InlineData("java8.al2")]
    [InlineData("dotnet8")]
    [InlineData("ruby3.2")]
    public void A_runtime_without_patches_is_a_finding(string runtime) =>
        Value("LAMBDA_FUNCTION_SETTINGS_CHECK", "runtime").Split(',').Should().NotContain(runtime);

    [Fact]
    public void Logs_are_kept_for_twelve_months() =>
        Value("CW_LOGGROUP_RETENTION_PERIOD_CHECK", "MinRetentionTime").Should().Be("365");

    [Fact]
    public void A_policy_of_AWS_is_named_in_every_partition() =>
        Value("IAM_POLICY_IN_USE", "policyARN").Should().StartWith("arn:${AWS::Partition}:");

    [Fact]
    public void A_snapshot_that_is_public_is_not_called_encrypted() =>
        Rule("NEPTUNE_CLUSTER_SNAPSHOT_PUBLIC_PROHIBITED").Name.Should().Be("neptune-cluster-snapshot-public-prohibited");

    /// <summary>It would undo what the rule of origin access control asks for.</summary>
    [Fact]
    public void Nothing_heals_towards_a_superseded_kind_of_access() =>
        Rule("CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED").Handling.Should().Be(Handling.Manual);

    [Fact]
    public void Two_rules_that_one_document_heals_tell_it_which_ports_they_mean()
    {
        Rule("INCOMING_SSH_DISABLED").DocumentParameters["Ports"].Should().Be("22");
        Rule("RESTRICTED_INCOMING_TRAFFIC").DocumentParameters["Ports"].Split(',')
            .Should().BeEquivalentTo(Rule("RESTRICTED_INCOMING_TRAFFIC").Parameters.Values);
    }

    private static CatalogRule Rule(string rule) => Repository.Release.Catalog!.Rules.Single(it => it.Rule == rule);

    private static string Value(string rule, string parameter) => Rule(rule).Parameters[parameter];
}
