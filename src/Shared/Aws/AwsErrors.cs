using System.Collections.Frozen;
using System.Net;
using Amazon.Runtime;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws;

/// <summary>
/// The only table of AWS's error codes (reference/aws-operations.md, "Shared wire facts" and the lists of errors).
/// A code that is not in it is judged by its HTTP status, and never retried on a guess.
/// </summary>
public static class AwsErrors
{
    private static readonly FrozenDictionary<string, AwsErrorKind> Table = new Dictionary<AwsErrorKind, string>
    {
        // Organizations answers TooManyRequestsException with HTTP 400, so the status is no guide here.
        [AwsErrorKind.Throttled] =
            "Throttling ThrottlingException ThrottledException RequestThrottled RequestThrottledException "
            + "TooManyRequestsException ProvisionedThroughputExceededException RequestLimitExceeded "
            + "BandwidthLimitExceeded PriorRequestNotComplete SlowDown EC2ThrottledException TooManyUpdates "
            + "KmsThrottlingException",
        [AwsErrorKind.Unavailable] =
            "InternalFailure InternalError InternalException InternalServerError InternalErrorException "
            + "ServiceException ServiceUnavailable ServiceUnavailableException Unavailable RequestTimeout "
            + "RequestTimeoutException RequestTimeTooSkewed TransactionInProgressException IDPCommunicationError",
        [AwsErrorKind.Busy] =
            "ResourceInUseException OperationInProgressException StaleRequestException "
            + "ConcurrentModificationException OperationAborted ConditionalRequestConflict",
        [AwsErrorKind.Denied] =
            "AccessDenied AccessDeniedException UnauthorizedOperation AuthFailure OrganizationAccessDeniedException "
            + "InsufficientPermissionsException InvalidClientTokenId UnrecognizedClientException InvalidAccessKeyId "
            + "SignatureDoesNotMatch InvalidSignatureException MissingAuthenticationToken "
            + "MissingAuthenticationTokenException IncompleteSignature ExpiredToken ExpiredTokenException "
            + "RequestExpired OptInRequired RegionDisabledException InvalidToken AllAccessDisabled "
            + "KmsAccessDeniedException",
        [AwsErrorKind.NotFound] =
            "NoSuchOrganizationConformancePackException NoSuchConformancePackException "
            + "NoSuchConfigurationRecorderException NoSuchConfigurationAggregatorException NoSuchDeliveryChannelException "
            + "NoSuchConfigRuleException StackSetNotFoundException StackInstanceNotFoundException "
            + "OperationNotFoundException StackNotFoundException AccountNotFoundException ParentNotFoundException "
            + "ChildNotFoundException TargetNotFoundException AWSOrganizationsNotInUseException "
            + "NoAvailableOrganizationException InvalidDocument ParameterNotFound NoSuchBucket NoSuchKey NotFound "
            + "ResourceNotFoundException NoSuchEntity StateMachineDoesNotExist ExecutionDoesNotExist TaskDoesNotExist TaskTimedOut",
        [AwsErrorKind.Exists] =
            "NameAlreadyExistsException OperationIdAlreadyExistsException AlreadyExistsException "
            + "TokenAlreadyExistsException CreatedButModifiedException DocumentAlreadyExists BucketAlreadyOwnedByYou "
            + "BucketAlreadyExists PreconditionFailed ConditionalCheckFailedException ExecutionAlreadyExists",
        // In CloudFormation and Config LimitExceeded is a quota: trying again only costs calls.
        [AwsErrorKind.Limit] =
            "LimitExceededException LimitExceeded MaxNumberOfOrganizationConformancePacksExceededException "
            + "MaxNumberOfConformancePacksExceededException DocumentLimitExceeded MaxDocumentSizeExceeded "
            + "DocumentVersionLimitExceeded TooManyBuckets ExecutionLimitExceeded",
        [AwsErrorKind.Invalid] =
            "ValidationException ValidationError InvalidInputException InvalidParameterValueException StackSetNotEmptyException "
            + "InvalidParameterException InvalidNextTokenException InvalidLimitException InvalidOperationException "
            + "InsufficientCapabilitiesException OrganizationConformancePackTemplateValidationException "
            + "ConformancePackTemplateValidationException OrganizationAllFeaturesNotEnabledException "
            + "ConstraintViolationException InvalidRequest InvalidDocumentContent MalformedPolicyDocument",
        [AwsErrorKind.Unsupported] =
            "InvalidAction UnknownOperation UnknownOperationException NotImplemented NotImplementedError "
            + "UnsupportedOperation UnsupportedAPIEndpointException",
    }
    .SelectMany(row => row.Value.Split(' '), (row, code) => KeyValuePair.Create(code, row.Key))
    .ToFrozenDictionary(StringComparer.Ordinal);

    public static AwsErrorKind KindOf(string? code, HttpStatusCode status) =>
        code is not null && Table.TryGetValue(code, out var kind) ? kind : (int)status switch
        {
            429 => AwsErrorKind.Throttled,
            501 => AwsErrorKind.Unsupported,
            408 or >= 500 => AwsErrorKind.Unavailable,
            401 or 403 => AwsErrorKind.Denied,
            404 => AwsErrorKind.NotFound,
            400 => AwsErrorKind.Invalid,
            _ => AwsErrorKind.Unknown,
        };

    /// <summary>What an exception out of a client means; null for one that is not the platform's, but ours.</summary>
    public static AwsError? Read(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode.Length: > 0 } e when !IsStatusOnly(e) => Of(e.ErrorCode, e.StatusCode, e),
        AmazonServiceException { InnerException: { } inner } when Network(inner) is { } broken => broken,
        AmazonServiceException { StatusCode: HttpStatusCode.InternalServerError } e =>
            new(AwsError.Nameless, AwsErrorKind.Unavailable, e.Message),
        AmazonServiceException e => Of(e.StatusCode.ToString(), e.StatusCode, e),
        AmazonClientException { InnerException: { } inner } when Network(inner) is { } broken => broken,
        AmazonClientException e => new("ClientError", AwsErrorKind.Unknown, e.Message),
        _ => Network(exception),
    };

    /// <summary>The two exceptions that steps know.</summary>
    public static Exception Translate(AwsError error, string call, Exception inner) => error.IsTransient
        ? new TransientException(error.Code, $"{call}: {error.Code}: {error.Message}", inner)
        : new TerminalException(error.Code, $"{call}: {error.Code}: {error.Message}{Advice(error)}", inner);

    /// <summary>
    /// Whether the endpoint does not know the operation, which AWS does and an emulator may not: it says so, or it
    /// breaks over it every time.
    /// </summary>
    public static bool IsUnsupported(Exception e) =>
        e is TransientException { Code: AwsError.Nameless }
        || (e is TerminalException { InnerException: { } inner } && Read(inner) is { Kind: AwsErrorKind.Unsupported });

    // The SDK puts the status in place of a code that the answer does not have.
    private static bool IsStatusOnly(AmazonServiceException e) =>
        e.StatusCode == HttpStatusCode.InternalServerError && e.ErrorCode is "InternalServerError" && e.RequestId is null or "";

    private static AwsError Of(string code, HttpStatusCode status, AmazonServiceException e) =>
        new(code, KindOf(code, status), e.Message);

    // A connection that breaks, or that hangs until the client's own limit, is the way to the service, not the service.
    private static AwsError? Network(Exception exception) => exception switch
    {
        HttpRequestException or IOException or System.Net.Sockets.SocketException or TimeoutException
            or OperationCanceledException => new("ConnectionError", AwsErrorKind.Unavailable, exception.Message),
        WebException e => new("ConnectionError", AwsErrorKind.Unavailable, e.Message),
        _ => null,
    };

    private static string Advice(AwsError error) => error.Code switch
    {
        "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" => " Sign in again, then resume the rollout.",
        "InvalidClientTokenId" or "UnrecognizedClientException" =>
            " The key is unknown here, or the region is not enabled in that account.",
        "AWSOrganizationsNotInUseException" or "NoAvailableOrganizationException" =>
            " The account belongs to no organization; use one that does.",
        _ when error.Kind == AwsErrorKind.Denied => " Grant the permission to the caller, or use another one.",
        _ when error.Kind == AwsErrorKind.Limit => " Raise the quota or free some of it; waiting does not help.",
        _ => "",
    };
}
