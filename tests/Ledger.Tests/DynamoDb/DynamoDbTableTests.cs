using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.DynamoDb;

public sealed class DynamoDbTableTests(DynamoDbLocal engine) : IAsyncLifetime
{
    private AmazonDynamoDBClient client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => client = DynamoDbServer.ClientOf(await engine.AddressAsync());

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_table_is_created_once_however_many_ask_for_it()
    {
        var name = engine.NextTable();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Ledger(name).EnsureTableAsync(Ct)));
        await Ledger(name).EnsureTableAsync(Ct);

        var table = (await client.DescribeTableAsync(name, Ct)).Table;
        table.TableStatus.Should().Be(TableStatus.ACTIVE);
        table.BillingModeSummary.BillingMode.Should().Be(BillingMode.PAY_PER_REQUEST);
    }

    [Fact]
    public async Task A_ledger_that_is_there_is_kept()
    {
        var name = engine.NextTable();
        await Ledger(name).EnsureTableAsync(Ct);
        await Ledger(name).Rollouts.CreateAsync(Header("a"), Ct);

        await Ledger(name).EnsureTableAsync(Ct);

        (await Ledger(name).Rollouts.FindAsync(Header("a").Id, Ct)).Should().Be(Header("a"));
    }

    [Fact]
    public async Task A_table_with_other_keys_is_refused()
    {
        var name = engine.NextTable();
        await client.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = name,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
                KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            },
            Ct);

        var ensure = () => Ledger(name).EnsureTableAsync(Ct);

        (await ensure.Should().ThrowAsync<TerminalException>()).Which.Code.Should().Be("NotALedger");
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_named()
    {
        var find = () => Ledger("pciautoheal-nowhere").Rollouts.FindAsync(Header("a").Id, Ct);

        var refused = (await find.Should().ThrowAsync<TerminalException>()).Which;
        refused.Code.Should().Be("ResourceNotFoundException");
        refused.Message.Should().Contain("'pciautoheal-nowhere'");
    }

    [Fact]
    public async Task A_table_that_does_not_answer_is_transient()
    {
        using var nobody = DynamoDbServer.ClientOf(new Uri("http://127.0.0.1:1"));

        var find = () => new DynamoDbLedger(nobody, "pciautoheal-x", TimeProvider.System).Desk.FindAsync(Header("a").Id, Ct);

        (await find.Should().ThrowAsync<TransientException>()).Which.Code.Should().Be("ConnectionFailed");
    }

    [Fact]
    public async Task A_cancelled_call_says_so()
    {
        var find = () => Ledger("pciautoheal-x").Desk.FindAsync(Header("a").Id, new CancellationToken(canceled: true));

        await find.Should().ThrowAsync<OperationCanceledException>();
    }

    private DynamoDbLedger Ledger(string name) => new(client, name, TimeProvider.System);
}
