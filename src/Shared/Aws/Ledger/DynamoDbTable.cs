using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Steps;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// The calls that the ledger makes of its table: pages turned, errors translated, what was left undone repeated.
/// </summary>
internal sealed class DynamoDbTable(IAmazonDynamoDB client, string name, Backoff backoff)
{
    private const int MostKeys = 100;
    private const int MostWrites = 25;
    private const int MostCalls = 5;

    public Backoff Backoff { get; } = backoff;

    public Task EnsureAsync(CancellationToken ct) =>
        CallAsync(() => new TableCreation(client, name, Backoff).RunAsync(ct), ct);

    public Task<Item?> FindAsync(string partition, string sort, CancellationToken ct) => CallAsync(
        async () =>
        {
            var answer = await client.GetItemAsync(
                new GetItemRequest { TableName = name, Key = Keys.Item(partition, sort), ConsistentRead = true }, ct);
            return answer.Item is { Count: > 0 } item ? item : null;
        },
        ct);

    /// <summary>
    /// Items of a partition whose sort key begins with a text, or is beyond <paramref name="after"/> as well.
    /// </summary>
    public async Task<IReadOnlyList<Item>> QueryAsync(
        string partition, string prefix, CancellationToken ct, string? after = null)
    {
        var request = new QueryRequest
        {
            TableName = name,
            KeyConditionExpression = after is null ? "pk = :p AND begins_with(sk, :s)" : "pk = :p AND sk BETWEEN :a AND :s",
            ExpressionAttributeValues = new Item
            {
                [":p"] = new() { S = partition },
                // '~' sorts behind every digit and letter that a sort key has after its prefix.
                [":s"] = new() { S = after is null ? prefix : prefix + "~" },
            },
            ConsistentRead = true,
        };
        if (after is not null)
        {
            request.ExpressionAttributeValues[":a"] = new AttributeValue { S = after + "\u0001" };
        }

        return await PagesAsync(request, int.MaxValue, ct);
    }

    /// <summary>The last items of a partition, last first.</summary>
    public Task<IReadOnlyList<Item>> LastAsync(string partition, int limit, CancellationToken ct) => PagesAsync(
        new QueryRequest
        {
            TableName = name,
            KeyConditionExpression = "pk = :p",
            ExpressionAttributeValues = new Item { [":p"] = new() { S = partition } },
            ConsistentRead = true,
            ScanIndexForward = false,
            Limit = limit,
        },
        limit,
        ct);

    public Task PutAsync(Item item, CancellationToken ct) =>
        CallAsync(() => client.PutItemAsync(new PutItemRequest { TableName = name, Item = item }, ct), ct);

    /// <summary>Puts an item if a condition holds.</summary>
    /// <returns>Null when it was put; else the item that is there, which may be gone by now and then is
    /// empty.</returns>
    public Task<Item?> PutIfAsync(Item item, string condition, Item values, CancellationToken ct) => CallAsync<Item?>(
        async () =>
        {
            try
            {
                await client.PutItemAsync(
                    new PutItemRequest
                    {
                        TableName = name,
                        Item = item,
                        ConditionExpression = condition,
                        ExpressionAttributeValues = values.Count == 0 ? null : values,
                        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                    },
                    ct);
                return null;
            }
            catch (ConditionalCheckFailedException e)
            {
                return e.Item ?? [];
            }
        },
        ct);

    /// <summary>Deletes an item if a condition holds; nothing happens when it does not.</summary>
    public Task DeleteIfAsync(string partition, string sort, string condition, Item values, CancellationToken ct) => CallAsync(
        async () =>
        {
            try
            {
                await client.DeleteItemAsync(
                    new DeleteItemRequest
                    {
                        TableName = name,
                        Key = Keys.Item(partition, sort),
                        ConditionExpression = condition,
                        ExpressionAttributeValues = values,
                    },
                    ct);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                return false;
            }
        },
        ct);

    /// <summary>Puts up to 100 items together, each under its own condition.</summary>
    /// <returns>False when somebody else was there first, or is there now: read again, then try again.</returns>
    public Task<bool> TryPutTogetherAsync(IReadOnlyList<Put> puts, CancellationToken ct) => CallAsync(
        async () =>
        {
            try
            {
                var writes = puts.Select(put => new TransactWriteItem { Put = put }).ToList();
                writes.ForEach(write => write.Put.TableName = name);
                await client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = writes }, ct);
                return true;
            }
            catch (TransactionCanceledException e) when (CancelledTransactions.CanBeRepeated(e))
            {
                return false;
            }
            catch (TransactionConflictException)
            {
                return false;
            }
        },
        ct);

    /// <summary>The items under these keys that exist, in no order.</summary>
    public async Task<IReadOnlyList<Item>> FindAllAsync(IReadOnlyList<Item> keys, CancellationToken ct)
    {
        List<Item> found = [];
        foreach (var chunk in keys.Chunk(MostKeys))
        {
            var left = chunk.ToList();
            for (var attempt = 0; left.Count > 0; attempt++)
            {
                await WaitBeforeRepeatingAsync(attempt, ct);
                var wanted = new Dictionary<string, KeysAndAttributes>
                {
                    [name] = new() { Keys = left, ConsistentRead = true },
                };
                var answer = await CallAsync(
                    () => client.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = wanted }, ct), ct);
                found.AddRange(answer.Responses?.GetValueOrDefault(name) ?? []);
                left = answer.UnprocessedKeys?.GetValueOrDefault(name)?.Keys ?? [];
            }
        }

        return found;
    }

    /// <summary>Puts any number of items, in no order and not together.</summary>
    public async Task PutAllAsync(IReadOnlyList<Item> items, CancellationToken ct)
    {
        foreach (var chunk in items.Chunk(MostWrites))
        {
            var left = chunk.Select(item => new WriteRequest { PutRequest = new PutRequest { Item = item } }).ToList();
            for (var attempt = 0; left.Count > 0; attempt++)
            {
                await WaitBeforeRepeatingAsync(attempt, ct);
                var writes = new Dictionary<string, List<WriteRequest>> { [name] = left };
                var answer = await CallAsync(
                    () => client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = writes }, ct), ct);
                left = answer.UnprocessedItems?.GetValueOrDefault(name) ?? [];
            }
        }
    }

    /// <summary>Lets some time pass before a second and later try; gives up after a while.</summary>
    public Task WaitBeforeRepeatingAsync(int attempt, CancellationToken ct) => attempt switch
    {
        0 => Task.CompletedTask,
        >= Backoff.Tries => throw new TransientException(
            "TableBusy", $"DynamoDB table '{name}' left a request undone {attempt} times. Try again later."),
        _ => Backoff.WaitAsync(attempt, ct),
    };

    private async Task<IReadOnlyList<Item>> PagesAsync(QueryRequest request, int limit, CancellationToken ct)
    {
        List<Item> found = [];
        do
        {
            var page = await CallAsync(() => client.QueryAsync(request, ct), ct);
            found.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 } && found.Count < limit);

        return found;
    }

    /// <summary>
    /// Repeats what did not get through: every call here may be made again, for it finds its own earlier work.
    /// </summary>
    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (DynamoDbErrors.Translate(e, name, ct) is { } translated)
            {
                if (translated is TerminalException || attempt + 1 == MostCalls)
                {
                    throw translated;
                }
            }

            await Backoff.WaitAsync(attempt, ct);
        }
    }
}
