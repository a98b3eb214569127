namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>moto's DynamoDB: a second implementation, independent of the first.</summary>
public sealed class MotoServer : DynamoDbServer
{
    protected override Task<Peer> StartAsync() =>
        Peer.StartAsync("moto_server", Path.GetTempPath(), "-H", "127.0.0.1", "-p", "0");
}
