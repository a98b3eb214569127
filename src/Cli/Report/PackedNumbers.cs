using System.Buffers.Binary;

namespace PciAutoHeal.Cli.Report;

/// <summary>
/// A column of whole numbers for the page: little-endian in as few bytes each as the largest needs, in base 64.
/// </summary>
/// <param name="Width">1, 2 or 4 bytes.</param>
internal sealed record PackedNumbers(int Width, string Bytes)
{
    public static PackedNumbers Of(ReadOnlySpan<uint> numbers)
    {
        uint largest = 0;
        foreach (var number in numbers)
            largest = Math.Max(largest, number);
        var width = largest switch { <= byte.MaxValue => 1, <= ushort.MaxValue => 2, _ => 4 };
        var bytes = new byte[numbers.Length * width];
        Span<byte> four = stackalloc byte[4];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(four, numbers[i]);
            four[..width].CopyTo(bytes.AsSpan(i * width));
        }

        return new(width, Convert.ToBase64String(bytes));
    }
}
