using System.Net.Http.Headers;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>
/// The one range of a Range header; ranges that make no sense are ignored, as S3 does, or not satisfiable.
/// </summary>
internal static class S3Range
{
    public static (Index Start, Index End)? Of(string? header, int length)
    {
        if (!RangeHeaderValue.TryParse(header, out var value) || value is not { Unit: "bytes", Ranges.Count: 1 })
        {
            return null;
        }

        var range = value.Ranges.Single();
        var start = range.From ?? Math.Max(0, length - range.To!.Value);
        var end = range.From is null ? length - 1 : Math.Min(range.To ?? length - 1, length - 1);
        return start <= end
            ? ((int)start, (int)end + 1)
            : throw new ApiError("InvalidRange", "The requested range is not satisfiable", 416);
    }
}
