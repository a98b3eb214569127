using Amazon.DynamoDBv2;
using Amazon.Runtime;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>
/// One DynamoDB for the whole test run, started by the first test that needs it; every ledger is a table.
/// </summary>
public abstract class DynamoDbServer : ILedgerEngine, IAsyncDisposable
{
    private readonly Lazy<Task<Peer>> peer;
    private int tables;

    protected DynamoDbServer() => peer = new Lazy<Task<Peer>>(StartAsync);

    public static LedgerPorts PortsOf(DynamoDbLedger ledger) =>
        new(ledger.Rollouts, ledger.Targets, ledger.Artifacts, ledger.Leases, ledger.Desk);

    public async Task<ILedgerStore> CreateAsync()
    {
        var address = await AddressAsync();
        var store = new Store(address, NextTable());
        await store.Open().EnsureTableAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>A name that no other test uses.</summary>
    public string NextTable() => $"pciautoheal-test-{Interlocked.Increment(ref tables)}";

    /// <summary>Where it listens; skips the test where it is missing, unless peers are required.</summary>
    public async Task<Uri> AddressAsync()
    {
        try
        {
            return (await peer.Value).Address;
        }
        catch (PeerMissingException e)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1", e.Message);
            throw;
        }
    }

    public static AmazonDynamoDBClient ClientOf(Uri address) => new(
        new BasicAWSCredentials("test", "test"),
        new AmazonDynamoDBConfig
        {
            ServiceURL = address.ToString(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0, // the SDK would wait for real
        });

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (peer.IsValueCreated && peer.Value.IsCompletedSuccessfully)
        {
            (await peer.Value).Dispose();
        }
    }

    protected abstract Task<Peer> StartAsync();

    private sealed class Store(Uri address, string table) : ILedgerStore
    {
        private readonly List<AmazonDynamoDBClient> clients = [];

        public LedgerPorts Connect() => PortsOf(Open());

        public DynamoDbLedger Open()
        {
            var client = ClientOf(address);
            clients.Add(client);
            return new DynamoDbLedger(client, table, TimeProvider.System);
        }

        public async ValueTask DisposeAsync()
        {
            await clients[0].DeleteTableAsync(table);
            clients.ForEach(client => client.Dispose());
        }
    }
}
