using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PciAutoHeal.Aws.Sessions;

/// <summary>Chance that depends on a seed and on words, never on the order of calls.</summary>
internal static class Jitter
{
    /// <summary>A number in [0, 1).</summary>
    public static double Share(long seed, ApiCall call, int failures)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{call}|{failures}"));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
