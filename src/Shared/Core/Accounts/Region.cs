using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Core.Accounts;

/// <summary>The code of an AWS region, such as <c>eu-west-1</c> or <c>us-gov-east-1</c>. Ordered as text.</summary>
[JsonConverter(typeof(TextIdConverter<Region>))]
public sealed partial record Region : ITextId<Region>, IComparable<Region>
{
    private static readonly Remembered<string, Region> Known = new(256, StringComparer.Ordinal);

    private readonly int hash;

    private Region(string code) => (Value, hash) = (code, code.GetHashCode(StringComparison.Ordinal));

    public string Value { get; }

    /// <summary>The partition the region belongs to: <c>aws</c>, <c>aws-us-gov</c> or <c>aws-cn</c>.</summary>
    public string Partition => Value switch
    {
        _ when Value.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ when Value.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ => "aws",
    };

    public static Region Parse(string? text) => TryParse(text, out var region)
        ? region
        : throw new FormatException($"'{text}' is not an AWS region code; expected something like 'eu-west-1'.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out Region? id)
    {
        if (text is not null && Known.TryGet(text, out id))
        {
            return true;
        }

        id = text is { Length: <= 32 } && Shape().IsMatch(text) ? Known.Get(text, static it => new(it)) : null;
        return id is not null;
    }

    public bool Equals(Region? other) =>
        ReferenceEquals(this, other) || (other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal));

    public override int GetHashCode() => hash;

    public int CompareTo(Region? other) => string.CompareOrdinal(Value, other?.Value);

    public static bool operator <(Region left, Region right) => left.CompareTo(right) < 0;

    public static bool operator >(Region left, Region right) => left.CompareTo(right) > 0;

    public static bool operator <=(Region left, Region right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Region left, Region right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z]{2,4}(-[a-z]+){1,3}-[1-9][0-9]?\z")]
    private static partial Regex Shape();
}
