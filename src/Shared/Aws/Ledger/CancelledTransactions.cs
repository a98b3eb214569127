using Amazon.DynamoDBv2.Model;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>Tells why a transaction did not happen.</summary>
internal static class CancelledTransactions
{
    private static readonly HashSet<string> Repeatable = new(StringComparer.Ordinal)
    {
        "None",
        "ConditionalCheckFailed",
        "ProvisionedThroughputExceeded",
        "ThrottlingError",
        "TransactionConflict",
    };

    /// <summary>Whether every reason is a rival or a throttle: reading again and trying again may help.</summary>
    public static bool CanBeRepeated(TransactionCanceledException e) =>
        e.CancellationReasons is { Count: > 0 } reasons && reasons.TrueForAll(r => Repeatable.Contains(r.Code ?? "None"));
}
