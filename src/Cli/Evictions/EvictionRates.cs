using System.Text.Json;

namespace PciAutoHeal.Cli.Evictions;

/// <summary>What AWS Config charges, from <c>rates.json</c>.</summary>
/// <param name="Source">Where the figures are from.</param>
/// <param name="Evaluations">Price steps of a month in one region, ascending.</param>
public sealed record EvictionRates(
    string Source, int ResourcesPerRule, decimal UsdPerConfigurationItem, IReadOnlyList<PriceStep> Evaluations)
{
    public static EvictionRates Shipped { get; } = Read();

    /// <summary>The price of that many evaluations in one region, as if they were the first of the month.</summary>
    public decimal UsdOf(long evaluations)
    {
        var usd = 0m;
        var priced = 0L;
        foreach (var step in Evaluations)
        {
            var until = Math.Min(evaluations, step.UpTo ?? evaluations);
            usd += Math.Max(0, until - priced) * step.Usd;
            priced = Math.Max(priced, until);
        }

        return usd;
    }

    private static EvictionRates Read()
    {
        using var stream = typeof(EvictionRates).Assembly.GetManifestResourceStream("EvictionRates.json")
            ?? throw new InvalidOperationException("EvictionRates.json is not in the program.");
        return JsonSerializer.Deserialize<EvictionRates>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <param name="UpTo">The last evaluation of this price; null for all that follow.</param>
public sealed record PriceStep(long? UpTo, decimal Usd);
