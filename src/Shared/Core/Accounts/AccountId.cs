using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Core.Accounts;

/// <summary>The twelve digits that name an AWS account. Ordered as text.</summary>
[JsonConverter(typeof(TextIdConverter<AccountId>))]
public sealed record AccountId : ITextId<AccountId>, IComparable<AccountId>
{
    private AccountId(string digits) => Value = digits;

    public string Value { get; }

    public static AccountId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not an AWS account id; expected twelve digits.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out AccountId? id)
    {
        id = text is { Length: 12 } && text.All(char.IsAsciiDigit) ? new AccountId(text) : null;
        return id is not null;
    }

    public int CompareTo(AccountId? other) => string.CompareOrdinal(Value, other?.Value);

    public static bool operator <(AccountId left, AccountId right) => left.CompareTo(right) < 0;

    public static bool operator >(AccountId left, AccountId right) => left.CompareTo(right) > 0;

    public static bool operator <=(AccountId left, AccountId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AccountId left, AccountId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}
