using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>What DynamoDB's errors mean: try again later, or never.</summary>
internal static class DynamoDbErrors
{
    private static readonly HashSet<string> TransientCodes = new(StringComparer.Ordinal)
    {
        "InternalServerError",
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "ReplicatedWriteConflictException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "Throttling",
        "ThrottlingException",
        "TransactionConflictException",
        "TransactionInProgressException",
    };

    /// <summary>The exception the flow knows; null for one that is none of AWS's or of the network's.</summary>
    public static Exception? Translate(Exception e, string table, CancellationToken ct) => e switch
    {
        OperationCanceledException when ct.IsCancellationRequested => null,
        ResourceNotFoundException => new TerminalException(
            "ResourceNotFoundException",
            $"There is no DynamoDB table '{table}' here. Create it, or name another ledger.",
            e),
        AmazonServiceException service when IsTransient(service) => new TransientException(
            CodeOf(service), $"DynamoDB table '{table}' is not available just now: {service.Message}", e),
        AmazonServiceException service => new TerminalException(
            CodeOf(service), $"DynamoDB refused a call to table '{table}': {service.Message}", e),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => new TransientException(
            "ConnectionFailed", $"DynamoDB did not answer about table '{table}': {e.Message}", e),
        AmazonClientException => new TerminalException(
            "ClientFailed",
            $"DynamoDB table '{table}' could not be called: {e.Message} Check credentials and region.",
            e),
        _ => null,
    };

    private static bool IsTransient(AmazonServiceException e) =>
        TransientCodes.Contains(e.ErrorCode ?? "")
        || e.StatusCode is HttpStatusCode.TooManyRequests or 0
        || (int)e.StatusCode >= 500;

    private static string CodeOf(AmazonServiceException e) =>
        string.IsNullOrEmpty(e.ErrorCode) ? e.GetType().Name : e.ErrorCode;
}
