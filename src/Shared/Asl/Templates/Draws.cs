using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PciAutoHeal.Asl;

/// <summary>Chance that can be repeated: the n-th draw depends on the key and on n, and on nothing else.</summary>
internal sealed class Draws(string key)
{
    private int _count;

    public byte[] NextBytes() => SHA256.HashData(Encoding.UTF8.GetBytes($"{key}/{_count++}"));

    /// <summary>At least zero, below one.</summary>
    public double NextShare() => (BinaryPrimitives.ReadUInt64LittleEndian(NextBytes()) >> 11) * (1.0 / (1UL << 53));

    /// <summary>An identifier in the shape of a random UUID (version 4).</summary>
    public Guid NextUuid()
    {
        var bytes = NextBytes().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
