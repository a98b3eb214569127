using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Core.Accounts;

/// <summary>The twelve digits that name an AWS account. Ordered as text.</summary>
[JsonConverter(typeof(TextIdConverter<AccountId>))]
public sealed record AccountId : ITextId<AccountId>, IComparable<AccountId>
{
    private const int MostKnown = 50_000;

    private static readonly ConcurrentDictionary<long, AccountId> Known = new();

    // Rollouts look ids up millions of times: a number is compared and hashed sooner than a text.
    private readonly long number;

    private AccountId(string digits, long number) => (Value, this.number) = (digits, number);

    public string Value { get; }

    public static AccountId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not an AWS account id; expected twelve digits.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out AccountId? id)
    {
        id = text is { Length: 12 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? Remembered(text, long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) : null;
        return id is not null;
    }

    public bool Equals(AccountId? other) => other is not null && number == other.number;

    public override int GetHashCode() => number.GetHashCode();

    public int CompareTo(AccountId? other) => other is null ? 1 : number.CompareTo(other.number);

    public static bool operator <(AccountId left, AccountId right) => left.CompareTo(right) < 0;

    public static bool operator >(AccountId left, AccountId right) => left.CompareTo(right) > 0;

    public static bool operator <=(AccountId left, AccountId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AccountId left, AccountId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    /// <summary>
    /// An account's id comes with hundreds of thousands of rows: it is one object, as long as nobody makes ids up.
    /// </summary>
    private static AccountId Remembered(string digits, long number) =>
        Known.TryGetValue(number, out var known) ? known
        : Known.Count < MostKnown ? Known.GetOrAdd(number, static (it, text) => new(text, it), digits)
        : new(digits, number);
}
