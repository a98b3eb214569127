using Amazon.Runtime;
using PciAutoHeal.AwsSdk.Endpoints;

namespace PciAutoHeal.AwsSdk.Tests.Endpoints;

/// <summary>Expected addresses are those of the services' endpoint-rule-set-1.json.</summary>
public sealed class EndpointRulesTests
{
    private static readonly EndpointRules Config = new() { Prefix = "config", PlainFips = "us-gov-" };

    private static readonly EndpointRules States = new() { Prefix = "states", PlainFips = "us-gov-west-1" };

    [Theory]
    [InlineData("eu-west-1", false, false, "https://config.eu-west-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://config-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "https://config.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "https://config-fips.us-east-1.api.aws")]
    [InlineData("us-gov-west-1", true, false, "https://config.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, true, "https://config-fips.us-gov-west-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://config.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-iso-east-1", false, false, "https://config.us-iso-east-1.c2s.ic.gov")]
    [InlineData("eu-future-9", false, false, "https://config.eu-future-9.amazonaws.com")]
    public void A_region_leads_to_its_address(string region, bool fips, bool dualStack, string address)
    {
        var place = new ServiceEndpointParameters { Region = region, UseFips = fips, UseDualStack = dualStack };

        var endpoint = Config.ResolveEndpoint(place);

        endpoint.URL.Should().Be(address);
        endpoint.Attributes.Should().BeNull();
    }

    [Theory]
    [InlineData("us-gov-west-1", "https://states.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-east-1", "https://states-fips.us-gov-east-1.amazonaws.com")]
    public void The_plain_endpoint_may_be_the_fips_one_in_some_regions_only(string region, string address) =>
        States.ResolveEndpoint(new ServiceEndpointParameters { Region = region, UseFips = true }).URL
            .Should().Be(address);

    [Fact]
    public void An_own_address_is_taken_as_it_is() =>
        Config.ResolveEndpoint(new ServiceEndpointParameters { Region = "eu-west-1", Endpoint = "http://127.0.0.1:1" })
            .URL.Should().Be("http://127.0.0.1:1");

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_own_address_has_no_variants(bool fips, bool dualStack)
    {
        var resolve = () => Config.ResolveEndpoint(
            new ServiceEndpointParameters { Endpoint = "http://x", UseFips = fips, UseDualStack = dualStack });

        resolve.Should().Throw<AmazonClientException>().WithMessage("Invalid Configuration*");
    }

    [Fact]
    public void Without_a_region_there_is_no_address()
    {
        var resolve = () => Config.ResolveEndpoint(new ServiceEndpointParameters());

        resolve.Should().Throw<AmazonClientException>().WithMessage("*Missing Region");
    }
}
