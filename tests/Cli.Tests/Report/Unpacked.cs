using PciAutoHeal.Cli.Report;

namespace PciAutoHeal.Cli.Tests.Report;

/// <summary>Reads packed numbers as the page does.</summary>
internal static class Unpacked
{
    public static IReadOnlyList<uint> Of(PackedNumbers packed) =>
    [
        .. Convert.FromBase64String(packed.Bytes).Chunk(packed.Width)
            .Select(bytes => bytes.Reverse().Aggregate(0u, (number, one) => (number << 8) | one)),
    ];
}
