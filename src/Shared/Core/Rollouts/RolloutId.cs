using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Core.Rollouts;

/// <summary>
/// Names one run of one spec: the spec's name and the second it began in UTC, so that ids sort by time within a name
/// and fit a Step Functions execution name (80 characters).
/// </summary>
[JsonConverter(typeof(TextIdConverter<RolloutId>))]
public sealed partial record RolloutId : ITextId<RolloutId>
{
    private RolloutId(string text) => Value = text;

    public string Value { get; }

    public static RolloutId For(string specName, DateTimeOffset start) =>
        Parse($"{Slug(specName)}-{start.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}");

    public static RolloutId Parse(string? text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a rollout id; expected letters, digits, '.', '_' and '-', 80 at most.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out RolloutId? id)
    {
        id = text is not null && Shape().IsMatch(text) ? new RolloutId(text) : null;
        return id is not null;
    }

    public override string ToString() => Value;

    private static string Slug(string name)
    {
        var slug = NotInId().Replace(name, "-").Trim('-', '.', '_');
        return slug.Length switch { 0 => "rollout", > 60 => slug[..60], _ => slug };
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9][-._a-zA-Z0-9]{0,79}\z")]
    private static partial Regex Shape();

    [GeneratedRegex("[^-._a-zA-Z0-9]+")]
    private static partial Regex NotInId();
}
