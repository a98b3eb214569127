namespace PciAutoHeal.Simulation.Wire;

/// <summary>The words in which a service says what can go wrong before it is even asked.</summary>
internal sealed record ErrorCodes(
    ErrorCode Throttled,
    ErrorCode Denied,
    ErrorCode Internal,
    ErrorCode InvalidToken,
    ErrorCode Expired,
    ErrorCode Unsigned,
    ErrorCode UnknownOperation)
{
    private static readonly ErrorCodes Json = new(
        new("ThrottlingException", 400),
        new("AccessDeniedException", 400),
        new("InternalServerError", 500),
        new("UnrecognizedClientException", 400),
        new("ExpiredTokenException", 400),
        new("MissingAuthenticationTokenException", 403),
        new("UnknownOperationException", 400));

    private static readonly ErrorCodes Query = new(
        new("Throttling", 400),
        new("AccessDenied", 403),
        new("InternalFailure", 500),
        new("InvalidClientTokenId", 403),
        new("ExpiredToken", 403),
        new("MissingAuthenticationToken", 403),
        new("InvalidAction", 400));

    /// <summary>What the query protocol calls it; null where both say the same.</summary>
    public string? InQuery(string code) =>
        code == Throttled.Code ? Query.Throttled.Code
        : code == Denied.Code ? Query.Denied.Code
        : code == Internal.Code ? Query.Internal.Code
        : code == InvalidToken.Code ? Query.InvalidToken.Code
        : code == Expired.Code ? Query.Expired.Code
        : code == Unsigned.Code ? Query.Unsigned.Code
        : code == UnknownOperation.Code ? Query.UnknownOperation.Code
        : code.EndsWith("Fault", StringComparison.Ordinal) ? code[..^"Fault".Length]
        : null;

    public static ErrorCodes Of(string service, WireProtocol protocol) => (service, protocol) switch
    {
        // Organizations throttles with HTTP 400 and its own name (aws-operations, shared wire facts).
        ("organizations", _) => Json with
        {
            Throttled = new("TooManyRequestsException", 400),
            Internal = new("ServiceException", 500),
        },
        ("config", _) => Json with { Internal = new("InternalFailure", 500) },
        ("account", _) => Json with
        {
            Throttled = new("TooManyRequestsException", 429),
            Denied = new("AccessDeniedException", 403),
            Internal = new("InternalServerException", 500),
        },
        (_, WireProtocol.Ec2Query) => Query with
        {
            Throttled = new("RequestLimitExceeded", 503),
            Denied = new("UnauthorizedOperation", 403),
            Internal = new("InternalError", 500),
            InvalidToken = new("AuthFailure", 401),
        },
        (_, WireProtocol.RestXml) => Query with
        {
            Throttled = new("SlowDown", 503),
            Internal = new("InternalError", 500),
            InvalidToken = new("InvalidAccessKeyId", 403),
            Expired = new("ExpiredToken", 400),
            Unsigned = new("AccessDenied", 403),
            UnknownOperation = new("NotImplemented", 501),
        },
        (_, WireProtocol.AwsQuery) => Query,
        _ => Json,
    };
}

internal sealed record ErrorCode(string Code, int Status)
{
    public ApiError Error(string message) => new(Code, message, Status);
}
