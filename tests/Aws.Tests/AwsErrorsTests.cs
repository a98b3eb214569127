using System.Net;
using Amazon.Runtime;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Tests;

public sealed class AwsErrorsTests
{
    [Theory]
    [InlineData("Throttling", 400, AwsErrorKind.Throttled)]
    [InlineData("ThrottlingException", 400, AwsErrorKind.Throttled)]
    [InlineData("ThrottledException", 400, AwsErrorKind.Throttled)]
    [InlineData("RequestThrottled", 400, AwsErrorKind.Throttled)]
    [InlineData("RequestThrottledException", 400, AwsErrorKind.Throttled)]
    [InlineData("TooManyRequestsException", 400, AwsErrorKind.Throttled)]
    [InlineData("ProvisionedThroughputExceededException", 400, AwsErrorKind.Throttled)]
    [InlineData("RequestLimitExceeded", 503, AwsErrorKind.Throttled)]
    [InlineData("BandwidthLimitExceeded", 400, AwsErrorKind.Throttled)]
    [InlineData("PriorRequestNotComplete", 400, AwsErrorKind.Throttled)]
    [InlineData("SlowDown", 503, AwsErrorKind.Throttled)]
    [InlineData("EC2ThrottledException", 400, AwsErrorKind.Throttled)]
    [InlineData("TransactionInProgressException", 400, AwsErrorKind.Unavailable)]
    [InlineData("InternalFailure", 500, AwsErrorKind.Unavailable)]
    [InlineData("ServiceException", 500, AwsErrorKind.Unavailable)]
    [InlineData("SomethingNew", 500, AwsErrorKind.Unavailable)]
    [InlineData("SomethingNew", 503, AwsErrorKind.Unavailable)]
    [InlineData("SomethingNew", 429, AwsErrorKind.Throttled)]
    [InlineData("SomethingNew", 400, AwsErrorKind.Invalid)]
    [InlineData("SomethingNew", 403, AwsErrorKind.Denied)]
    [InlineData("ResourceInUseException", 400, AwsErrorKind.Busy)]
    [InlineData("OperationInProgressException", 409, AwsErrorKind.Busy)]
    [InlineData("StaleRequestException", 409, AwsErrorKind.Busy)]
    [InlineData("LimitExceededException", 400, AwsErrorKind.Limit)]
    [InlineData("OperationIdAlreadyExistsException", 409, AwsErrorKind.Exists)]
    [InlineData("StackSetNotFoundException", 404, AwsErrorKind.NotFound)]
    [InlineData("NoSuchOrganizationConformancePackException", 400, AwsErrorKind.NotFound)]
    [InlineData("AccessDenied", 403, AwsErrorKind.Denied)]
    [InlineData("OrganizationAccessDeniedException", 400, AwsErrorKind.Denied)]
    [InlineData("ExpiredTokenException", 400, AwsErrorKind.Denied)]
    [InlineData("OrganizationConformancePackTemplateValidationException", 400, AwsErrorKind.Invalid)]
    [InlineData("InvalidAction", 400, AwsErrorKind.Unsupported)]
    [InlineData(null, 501, AwsErrorKind.Unsupported)]
    [InlineData(null, 301, AwsErrorKind.Unknown)]
    public void Every_code_has_one_meaning(string? code, int status, AwsErrorKind kind) =>
        AwsErrors.KindOf(code, (HttpStatusCode)status).Should().Be(kind);

    [Fact]
    public void Only_throttles_and_failures_of_the_way_are_worth_the_same_call_again()
    {
        var retried = Enum.GetValues<AwsErrorKind>().Where(kind => new AwsError("X", kind, "").IsWorthRetrying);
        var transient = Enum.GetValues<AwsErrorKind>().Where(kind => new AwsError("X", kind, "").IsTransient);

        retried.Should().Equal(AwsErrorKind.Throttled, AwsErrorKind.Unavailable);
        transient.Should().Equal(AwsErrorKind.Throttled, AwsErrorKind.Unavailable, AwsErrorKind.Busy);
    }

    public static TheoryData<Exception> BrokenWays =>
    [
        new HttpRequestException("reset"),
        new IOException("reset"),
        new TimeoutException("slow"),
        new TaskCanceledException("the client's own limit"),
        new AmazonServiceException("wrapped", new HttpRequestException("reset")),
        new AmazonClientException("wrapped", new IOException("reset")),
    ];

    [Theory]
    [MemberData(nameof(BrokenWays))]
    public void A_broken_connection_is_transient(Exception exception) =>
        AwsErrors.Read(exception)!.Kind.Should().Be(AwsErrorKind.Unavailable);

    [Fact]
    public void Our_own_bugs_are_not_taken_for_errors_of_the_platform() =>
        AwsErrors.Read(new InvalidOperationException("bug")).Should().BeNull();

    [Fact]
    public void A_throttled_call_is_translated_with_its_code_and_its_name()
    {
        var inner = new AmazonServiceException("Rate exceeded") { ErrorCode = "Throttling", StatusCode = HttpStatusCode.BadRequest };

        var translated = AwsErrors.Translate(AwsErrors.Read(inner)!, "config:PutThing as caller in eu-west-1", inner);

        translated.Should().BeOfType<TransientException>().Which.Code.Should().Be("Throttling");
        translated.Message.Should().Be("config:PutThing as caller in eu-west-1: Throttling: Rate exceeded");
        translated.InnerException.Should().BeSameAs(inner);
    }

    [Theory]
    [InlineData("AccessDenied", "Grant the permission")]
    [InlineData("ExpiredToken", "Sign in again")]
    [InlineData("UnrecognizedClientException", "the region is not enabled")]
    [InlineData("LimitExceededException", "Raise the quota")]
    [InlineData("AWSOrganizationsNotInUseException", "belongs to no organization")]
    public void A_terminal_error_says_what_to_do(string code, string advice)
    {
        var inner = new AmazonServiceException("no") { ErrorCode = code, StatusCode = HttpStatusCode.Forbidden };

        var translated = AwsErrors.Translate(AwsErrors.Read(inner)!, "x:Y", inner);

        translated.Should().BeOfType<TerminalException>().Which.Message.Should().Contain(advice);
    }
}
