using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>The checksums of S3, in base64. CRC64NVME is kept, not computed.</summary>
internal static class S3Checksums
{
    public static readonly IReadOnlyList<string> Algorithms = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"];

    private static readonly uint[] Crc32Table = Table(0xEDB88320);
    private static readonly uint[] Crc32cTable = Table(0x82F63B78);

    /// <summary>Null for an algorithm that is not computed here.</summary>
    public static string? Of(string algorithm, ReadOnlySpan<byte> content) => algorithm switch
    {
        "crc32" => Crc(Crc32Table, content),
        "crc32c" => Crc(Crc32cTable, content),
#pragma warning disable CA5350 // SHA-1 is one of S3's checksums; it protects nothing here.
        "sha1" => Convert.ToBase64String(SHA1.HashData(content)),
#pragma warning restore CA5350
        "sha256" => Convert.ToBase64String(SHA256.HashData(content)),
        _ => null,
    };

    private static string Crc(uint[] table, ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var octet in content)
        {
            crc = table[(crc ^ octet) & 0xFF] ^ (crc >> 8);
        }

        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~crc);
        return Convert.ToBase64String(bytes);
    }

    private static uint[] Table(uint polynomial) => [.. Enumerable.Range(0, 256).Select(n =>
        Enumerable.Range(0, 8).Aggregate((uint)n, (crc, _) => (crc & 1) == 1 ? (crc >> 1) ^ polynomial : crc >> 1))];
}
