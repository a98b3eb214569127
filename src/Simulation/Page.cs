using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PciAutoHeal.Simulation;

/// <summary>A page of rows and the token of the next one, null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? NextToken);

public static class Page
{
    private const string Mark = "page:";

    /// <summary>Cuts one page; a token that this method did not make is the service's error, as given.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, string? token, int max, string invalidTokenCode)
    {
        var start = string.IsNullOrEmpty(token) ? 0 : Start(token)
            ?? throw new ApiError(invalidTokenCode, "The specified nextToken is not valid.");
        if (start >= rows.Count)
        {
            return new([], null);
        }

        var end = Math.Min(rows.Count, start + max);
        var page = new T[end - start];
        for (var i = start; i < end; i++)
        {
            page[i - start] = rows[i];
        }

        return new(page, end < rows.Count ? Token(end) : null);
    }

    /// <summary>
    /// The page size asked for, between two bounds; outside of them is the service's validation error.
    /// </summary>
    public static int Size(ApiCall call, string member, int min, int max, int otherwise, string validationCode)
    {
        var asked = call.Int(member);
        var (bound, word) = asked < min ? (min, "greater") : (max, "less");
        var camel = char.ToLowerInvariant(member[0]) + member[1..];
        return asked < min || asked > max
            ? throw new ApiError(validationCode, $"1 validation error detected: Value '{asked}' at '{camel}' failed to " +
                $"satisfy constraint: Member must have value {word} than or equal to {bound}")
            : asked is null or 0 ? otherwise : asked.Value;
    }

    public static string Token(int start) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Mark + start.ToString(CultureInfo.InvariantCulture)));

    private static int? Start(string token)
    {
        Span<byte> bytes = stackalloc byte[32];
        return token.Length <= 40 && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var n)
            && Encoding.UTF8.GetString(bytes[..n]) is var text && text.StartsWith(Mark, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : null;
    }
}
