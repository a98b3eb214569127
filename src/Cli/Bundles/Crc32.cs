namespace PciAutoHeal.Cli.Bundles;

/// <summary>The checksum of zip entries.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Entry((uint)n))];

    public static uint Of(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var octet in content)
        {
            crc = Table[(crc ^ octet) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Entry(uint n)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            n = (n & 1) == 0 ? n >> 1 : 0xEDB88320 ^ (n >> 1);
        }

        return n;
    }
}
