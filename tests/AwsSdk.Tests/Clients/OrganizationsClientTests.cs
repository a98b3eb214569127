using System.Net;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Clients;

public sealed class OrganizationsClientTests
{
    [Fact]
    public async Task Pages_are_followed_to_the_last()
    {
        var tap = new WireTap(
            Answer.Json("""
                {"Accounts":[{"Id":"111122223333","Status":"ACTIVE","Paths":["o-1/r-1/ou-1/"]}],"NextToken":"2"}
                """),
            Answer.Json("""{"Accounts":[{"Id":"222233334444","JoinedTimestamp":1763900000.5}]}"""));

        List<Account> accounts = [];
        await foreach (var page in Client(tap).Paginators.ListAccounts(new() { MaxResults = 20 }).Responses)
        {
            accounts.AddRange(page.Accounts);
        }

        accounts.Select(account => account.Id).Should().Equal("111122223333", "222233334444");
        accounts[0].Status.Should().BeSameAs(AccountStatus.ACTIVE);
        accounts[0].Paths.Should().Equal("o-1/r-1/ou-1/");
        accounts[1].JoinedTimestamp.Should().Be(new DateTime(2025, 11, 23, 12, 13, 20, 500, DateTimeKind.Utc));
        accounts[1].Paths.Should().BeNull();
        tap.Requests.Select(request => request.Body).Should()
            .Equal("""{"MaxResults":20}""", """{"MaxResults":20,"NextToken":"2"}""");
    }

    [Theory]
    [InlineData("eu-west-1", "https://organizations.us-east-1.amazonaws.com/", "us-east-1/organizations")]
    [InlineData("us-gov-east-1", "https://organizations.us-gov-west-1.amazonaws.com/", "us-gov-west-1/organizations")]
    [InlineData("cn-north-1", "https://organizations.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1/organizations")]
    public async Task One_region_of_the_partition_is_asked_and_signed_for(string region, string address, string scope)
    {
        var tap = new WireTap(Answer.Json("{}"));
        var client = new AmazonOrganizationsClient(
            Tapped.Credentials, Tapped.Config<AmazonOrganizationsConfig>(tap, region));

        await client.DescribeOrganizationAsync(new DescribeOrganizationRequest());

        tap.Only.Address.Should().Be(address);
        tap.Only.Scope.Should().Be(scope);
        tap.Only.Headers.Should().Contain("X-Amz-Target: AWSOrganizationsV20161128.DescribeOrganization");
    }

    [Theory]
    [InlineData(null, "us-east-1/organizations")]
    [InlineData("eu-central-1", "eu-central-1/organizations")]
    public async Task An_own_address_keeps_the_signing_region_unless_one_is_asked_for(string? region, string scope)
    {
        var tap = new WireTap(Answer.Json("{}"));
        var config = new AmazonOrganizationsConfig
        {
            ServiceURL = "http://127.0.0.1:4567/",
            HttpClientFactory = new TapFactory(tap),
            AuthenticationRegion = region,
        };

        await new AmazonOrganizationsClient(Tapped.Credentials, config).ListRootsAsync(new ListRootsRequest());

        tap.Only.Address.Should().Be("http://127.0.0.1:4567/");
        tap.Only.Scope.Should().Be(scope);
    }

    [Fact]
    public async Task A_throttle_is_typed_and_tried_again()
    {
        var tap = new WireTap(
            Answer.JsonError(HttpStatusCode.BadRequest, "TooManyRequestsException", "slow down"),
            Answer.Json("""{"Account":{"Id":"1"}}"""));
        var config = Tapped.Config<AmazonOrganizationsConfig>(tap);
        config.MaxErrorRetry = 1;
        using var client = new AmazonOrganizationsClient(Tapped.Credentials, config);

        var answer = await client.DescribeAccountAsync(new DescribeAccountRequest { AccountId = "1" });

        answer.Account.Id.Should().Be("1");
        tap.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_declared_error_carries_its_own_members()
    {
        var tap = new WireTap(new Answer(
            HttpStatusCode.BadRequest,
            """
            {"__type":"com.aws#ConstraintViolationException","Message":"no","Reason":"ACCOUNT_NUMBER_LIMIT_EXCEEDED"}
            """));

        var call = () => Client(tap).ListDelegatedAdministratorsAsync(new ListDelegatedAdministratorsRequest());

        var thrown = (await call.Should().ThrowAsync<ConstraintViolationException>()).Which;
        thrown.Should().BeAssignableTo<AmazonOrganizationsException>();
        thrown.Reason.Should().Be(ConstraintViolationExceptionReason.ACCOUNT_NUMBER_LIMIT_EXCEEDED);
        (thrown.ErrorCode, thrown.StatusCode, thrown.RequestId, thrown.Message).Should()
            .Be(("ConstraintViolationException", HttpStatusCode.BadRequest, Answer.RequestId, "no"));
    }

    [Fact]
    public async Task An_unknown_code_is_the_base_exception_of_the_service()
    {
        var tap = new WireTap(Answer.JsonError(HttpStatusCode.Forbidden, "ExpiredTokenException", "expired"));

        var call = () => Client(tap).ListRootsAsync(new ListRootsRequest());

        (await call.Should().ThrowExactlyAsync<AmazonOrganizationsException>()).Which.ErrorCode
            .Should().Be("ExpiredTokenException");
    }

    private static AmazonOrganizationsClient Client(WireTap tap) =>
        new(Tapped.Credentials, Tapped.Config<AmazonOrganizationsConfig>(tap));
}
