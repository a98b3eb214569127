using System.Net;

namespace PciAutoHeal.Simulation.Tests.Wire;

public sealed class CredentialsTests : IDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData("organizations", "DescribeOrganization", "UnrecognizedClientException")]
    [InlineData("sts", "GetCallerIdentity", "InvalidClientTokenId")]
    [InlineData("ec2", "DescribeRegions", "AuthFailure")]
    public void An_invented_session_key_is_refused(string service, string operation, string code) =>
        world.Call(service, operation, key: "ASIAINVENTED").Code.Should().Be(code);

    [Theory]
    [InlineData("organizations", "DescribeOrganization", "UnrecognizedClientException")]
    [InlineData("sts", "GetCallerIdentity", "InvalidClientTokenId")]
    public void A_token_that_nobody_issued_is_refused(string service, string operation, string code) =>
        new RawClient(world.Handler, "AKIAADMIN", "us-east-1", "invented").Call(service, operation).Code
            .Should().Be(code);

    [Fact]
    public async Task A_session_key_needs_its_own_token()
    {
        var keys = await (await world.AssumeAsync(World.Alpha)).GetCredentialsAsync();

        new RawClient(world.Handler, keys.AccessKey, "us-east-1", keys.Token).Call("sts", "GetCallerIdentity")
            .Status.Should().Be(HttpStatusCode.OK);
        new RawClient(world.Handler, keys.AccessKey, "us-east-1", keys.Token + "x").Call("sts", "GetCallerIdentity")
            .Code.Should().Be("InvalidClientTokenId");
        new RawClient(world.Handler, keys.AccessKey, "us-east-1").Call("sts", "GetCallerIdentity")
            .Code.Should().Be("InvalidClientTokenId");
    }

    [Theory]
    [InlineData("application/x-amz-json-1.1", "AWSOrganizationsV20161128.ListRoots", "MissingAuthenticationTokenException")]
    [InlineData("application/x-www-form-urlencoded", null, "MissingAuthenticationToken")]
    [InlineData("application/octet-stream", null, "AccessDenied")]
    public void An_unsigned_request_is_refused_in_the_protocol_it_speaks(string type, string? target, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://simulated.aws.test/");
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.ContentType = new(type);
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        var answer = new RawClient(world.Handler, "", "").Send(request);

        answer.Status.Should().Be(HttpStatusCode.Forbidden);
        answer.Code.Should().Be(code);
    }

    [Fact]
    public void A_region_that_the_account_has_not_enabled_knows_no_token()
    {
        world.Call("ssm", "ListDocuments", region: "af-south-1").Code.Should().Be("UnrecognizedClientException");
        world.Call("ssm",
            "ListDocuments", region: "us-west-2").Status.Should().Be(HttpStatusCode.OK, "AWS opens it to everybody");
    }

    [Theory]
    [InlineData("organizations", "Dance", "UnknownOperationException")]
    [InlineData("sts", "Dance", "InvalidAction")]
    [InlineData("ec2", "Dance", "InvalidAction")]
    public void An_unknown_operation_is_the_protocols_error(string service, string operation, string code) =>
        world.Call(service, operation).Code.Should().Be(code);

    public void Dispose() => world.Dispose();
}
