using Amazon.DynamoDBv2;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// The deployed ledger: one DynamoDB table. Every read is strongly consistent; every write is conditional on what its
/// writer had read, so that any number of processes may use the table at once.
/// </summary>
public sealed class DynamoDbLedger
{
    private readonly DynamoDbTable table;

    /// <param name="client">
    /// With <c>MaxErrorRetry</c> 0: the SDK waits for real between its own ten tries; the ledger's are on the clock.
    /// </param>
    /// <param name="clock">Waits between tries are on it.</param>
    public DynamoDbLedger(IAmazonDynamoDB client, string tableName, TimeProvider clock)
    {
        table = new DynamoDbTable(client, tableName, new Backoff(clock));
        var texts = new LargeTexts(table);
        Rollouts = new DynamoDbRolloutLedger(table, texts);
        Targets = new DynamoDbTargetLedger(table);
        Artifacts = new DynamoDbArtifactStore(table, texts);
        Leases = new DynamoDbLeases(table);
        Desk = new DynamoDbOperatorDesk(table);
    }

    public IRolloutLedger Rollouts { get; }

    public ITargetLedger Targets { get; }

    public IArtifactStore Artifacts { get; }

    public ILeases Leases { get; }

    public IOperatorDesk Desk { get; }

    /// <summary>Creates the table where there is none, and waits until it can be used.</summary>
    public Task EnsureTableAsync(CancellationToken ct) => table.EnsureAsync(ct);
}
