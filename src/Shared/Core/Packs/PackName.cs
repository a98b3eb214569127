using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Core.Packs;

/// <summary>
/// The name of an organization conformance pack: a letter, then letters, digits and hyphens, 1 to 128 in all
/// (reference/aws-limits.md §1).
/// </summary>
[JsonConverter(typeof(TextIdConverter<PackName>))]
public sealed partial record PackName : ITextId<PackName>, IComparable<PackName>
{
    public const int MaxLength = 128;

    private static readonly Remembered<string, PackName> Known = new(1_000, StringComparer.Ordinal);

    private PackName(string text) => Value = text;

    public string Value { get; }

    public static PackName Parse(string? text) => TryParse(text, out var name)
        ? name
        : throw new FormatException($"'{text}' is not a conformance pack name; expected a letter, then letters, digits and '-', 128 at most.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out PackName? id)
    {
        if (text is not null && Known.TryGet(text, out id))
        {
            return true;
        }

        id = text is not null && Shape().IsMatch(text) ? Known.Get(text, static it => new(it)) : null;
        return id is not null;
    }

    public int CompareTo(PackName? other) => string.CompareOrdinal(Value, other?.Value);

    public static bool operator <(PackName left, PackName right) => left.CompareTo(right) < 0;

    public static bool operator >(PackName left, PackName right) => left.CompareTo(right) > 0;

    public static bool operator <=(PackName left, PackName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PackName left, PackName right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-zA-Z][-a-zA-Z0-9]{0,127}\z")]
    private static partial Regex Shape();
}
