using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using PciAutoHeal.Steps;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace PciAutoHeal.Aws.Ledger;

/// <summary>
/// Text of any size behind one item, which holds 400 KB at most. Small text is in the item. Larger text is cut into
/// chunks under the hash of its content, written before the item that points to them: the item makes them count, so a
/// writer that dies leaves nothing half written. Chunks are never changed and never deleted, because a reader may still
/// follow an older pointer.
/// </summary>
internal sealed class LargeTexts(DynamoDbTable table)
{
    /// <summary>Leaves room for keys and names within DynamoDB's 400 KB.</summary>
    public const int ChunkBytes = 350 * 1024;

    private const string Inline = "text";
    private const string Version = "version";
    private const string Chunks = "chunks";
    private const string Bytes = "bytes";

    /// <summary>Refuses half a surrogate pair, which would come back as another text.</summary>
    private static readonly UTF8Encoding Exact = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Makes an item carry a text; writes the chunks if it needs any. Putting the item is left to the caller.
    /// </summary>
    public async Task AttachAsync(Item item, string text, CancellationToken ct)
    {
        if (Exact.GetByteCount(text) <= ChunkBytes)
        {
            item[Inline] = new AttributeValue { S = text };
            return;
        }

        var bytes = Exact.GetBytes(text);
        var version = VersionOf(bytes);
        var chunks = bytes.Chunk(ChunkBytes).Select((chunk, number) =>
        {
            var part = Keys.Item(PartitionOf(item, version), Keys.Chunk(number));
            part[Bytes] = new AttributeValue { B = new MemoryStream(chunk) };
            return part;
        }).ToList();
        await table.PutAllAsync(chunks, ct);
        item[Version] = new AttributeValue { S = version };
        item[Chunks] = new AttributeValue { N = chunks.Count.ToString(CultureInfo.InvariantCulture) };
    }

    public async Task<string> ReadAsync(Item item, CancellationToken ct)
    {
        if (item.TryGetValue(Inline, out var inline))
        {
            return inline.S;
        }

        var version = item[Version].S;
        using var whole = new MemoryStream();
        foreach (var chunk in await table.QueryAsync(PartitionOf(item, version), "C#", ct))
        {
            chunk[Bytes].B.WriteTo(whole);
        }

        return VersionOf(whole.ToArray()) == version
            ? Exact.GetString(whole.GetBuffer(), 0, (int)whole.Length)
            : throw new TerminalException(
                "ChunksMissing",
                $"'{item[Keys.Partition].S}' points to {item[Chunks].N} chunks; found {whole.Length} bytes that are not them. "
                + "Restore the table from its backup.");
    }

    private static string PartitionOf(Item item, string version) => $"{item[Keys.Partition].S}#{version}";

    private static string VersionOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
