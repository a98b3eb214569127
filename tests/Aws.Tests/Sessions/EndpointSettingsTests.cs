using Amazon.Runtime;
using PciAutoHeal.Aws.Sessions;

namespace PciAutoHeal.Aws.Tests.Sessions;

public sealed class EndpointSettingsTests
{
    [Fact]
    public void Nothing_said_is_AWS_itself_by_the_default_chain()
    {
        var endpoint = Resolve(new());

        (endpoint.HomeRegion.Value, endpoint.ServiceUrl, endpoint.Credentials, endpoint.Profile)
            .Should().Be(("us-east-1", null, null, null));
        endpoint.Parallelism.Should().Be(16);
    }

    [Fact]
    public void The_environment_is_read_as_the_AWS_CLI_reads_it()
    {
        var endpoint = Resolve(
            new(),
            ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"), ("AWS_REGION", "eu-west-1"), ("AWS_DEFAULT_REGION", "eu-west-3"),
            ("AWS_ACCESS_KEY_ID", "AKIAX"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_PROFILE", "work"));

        endpoint.ServiceUrl.Should().Be("http://127.0.0.1:4566");
        endpoint.HomeRegion.Should().Be(World.Ireland);
        endpoint.Credentials.Should().BeOfType<BasicAWSCredentials>();
        endpoint.Profile.Should().BeNull("keys in the environment win");
    }

    [Fact]
    public void The_command_line_wins()
    {
        var endpoint = Resolve(
            new("https://example.org", "mine", "eu-west-1"),
            ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"), ("AWS_REGION", "eu-west-3"),
            ("AWS_ACCESS_KEY_ID", "AKIAX"), ("AWS_SECRET_ACCESS_KEY", "secret"));

        endpoint.ServiceUrl.Should().Be("https://example.org");
        endpoint.HomeRegion.Should().Be(World.Ireland);
        endpoint.Profile.Should().Be("mine");
        endpoint.Credentials.Should().BeNull();
    }

    [Fact]
    public void The_specs_home_region_stands_between()
    {
        Func<string, string?> variable = name => name == "AWS_REGION" ? "eu-west-3" : null;

        new EndpointSettings().Resolve(variable, TimeProvider.System, World.Ireland).HomeRegion.Should().Be(World.Ireland);
        new EndpointSettings(Region: "us-east-1").Resolve(variable, TimeProvider.System, World.Ireland)
            .HomeRegion.Should().Be(World.Virginia);
    }

    [Fact]
    public void A_session_token_makes_a_session() => Resolve(
        new(), ("AWS_ACCESS_KEY_ID", "ASIAX"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_SESSION_TOKEN", "token"))
        .Credentials.Should().BeOfType<SessionAWSCredentials>();

    [Fact]
    public void Half_a_key_is_none() =>
        Resolve(new(), ("AWS_ACCESS_KEY_ID", "AKIAX")).Credentials.Should().BeNull();

    [Fact]
    public void A_configured_endpoint_can_be_ignored() => Resolve(
        new(), ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"), ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"))
        .ServiceUrl.Should().BeNull();

    [Theory]
    [InlineData("localhost")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("/tmp/socket")]
    public void What_is_no_address_is_refused(string url)
    {
        var resolve = () => Resolve(new(url));

        resolve.Should().Throw<FormatException>().WithMessage($"'{url}'*http://127.0.0.1:4566*");
    }

    private static AwsEndpoint Resolve(EndpointSettings settings, params (string Name, string Value)[] variables) =>
        settings.Resolve(
            name => variables.FirstOrDefault(variable => variable.Name == name).Value, TimeProvider.System);
}
