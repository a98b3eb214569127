using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// Makes the table for those who do not deploy it with the rest; backups are the deployment's business.
/// </summary>
internal sealed class TableCreation(IAmazonDynamoDB client, string name, Backoff backoff)
{
    private const int MostTries = 120;

    public async Task<bool> RunAsync(CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await DescribeAsync(ct) is not { } table)
            {
                await CreateAsync(ct);
            }
            else if (!IsOurs(table))
            {
                throw new TerminalException(
                    "NotALedger",
                    $"DynamoDB table '{name}' has other keys than pk and sk. Name another table for the ledger.");
            }
            else if (table.TableStatus == TableStatus.ACTIVE)
            {
                return true;
            }

            await backoff.WaitAsync(attempt, ct);
        }

        throw new TransientException(
            "TableNotActive", $"DynamoDB table '{name}' is still being created. Try again later.");
    }

    private static bool IsOurs(TableDescription table) =>
        table.KeySchema?.Select(k => (k.AttributeName, k.KeyType)).SequenceEqual(
            [(Keys.Partition, KeyType.HASH), (Keys.Sort, KeyType.RANGE)]) == true;

    private async Task<TableDescription?> DescribeAsync(CancellationToken ct)
    {
        try
        {
            return (await client.DescribeTableAsync(new DescribeTableRequest { TableName = name }, ct)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        try
        {
            await client.CreateTableAsync(
                new CreateTableRequest
                {
                    TableName = name,
                    BillingMode = BillingMode.PAY_PER_REQUEST,
                    AttributeDefinitions =
                    [
                        new AttributeDefinition(Keys.Partition, ScalarAttributeType.S),
                        new AttributeDefinition(Keys.Sort, ScalarAttributeType.S),
                    ],
                    KeySchema =
                    [
                        new KeySchemaElement(Keys.Partition, KeyType.HASH),
                        new KeySchemaElement(Keys.Sort, KeyType.RANGE),
                    ],
                },
                ct);
        }
        catch (ResourceInUseException)
        {
            // Another process creates it at this moment: wait for that one.
        }
    }
}
