using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Core.Accounts;

/// <summary>The twelve digits that name an AWS account. Ordered as text.</summary>
[JsonConverter(typeof(TextIdConverter<AccountId>))]
public sealed record AccountId : ITextId<AccountId>, IComparable<AccountId>
{
    private static readonly Remembered<long, AccountId> Known = new(50_000);

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
            ? Known.Get(Number(text), static (it, digits) => new(digits, it), text) : null;
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

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
