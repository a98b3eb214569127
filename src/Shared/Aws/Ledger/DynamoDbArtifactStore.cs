using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>An item a key.</summary>
internal sealed class DynamoDbArtifactStore(DynamoDbTable table, LargeTexts texts) : IArtifactStore
{
    public async Task PutAsync(string key, string text, CancellationToken ct)
    {
        var item = Keys.Item(Keys.Artifact(key), Keys.Only);
        await texts.AttachAsync(item, text, ct);
        await table.PutAsync(item, ct);
    }

    public async Task<string?> FindAsync(string key, CancellationToken ct) =>
        await table.FindAsync(Keys.Artifact(key), Keys.Only, ct) is { } item ? await texts.ReadAsync(item, ct) : null;
}
