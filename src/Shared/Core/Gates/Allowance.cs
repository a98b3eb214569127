using System.Globalization;

namespace PciAutoHeal.Core.Gates;

/// <summary>How many of a number may fail: a count, or a percentage of it. The default allows none.</summary>
/// <param name="Count">Used when <paramref name="Percent"/> is null.</param>
/// <param name="Percent">0 to 100.</param>
public readonly record struct Allowance(int Count, decimal? Percent = null)
{
    public static Allowance OfPercent(decimal percent) => new(0, percent);

    /// <summary>The most that may fail out of <paramref name="total"/>, rounded down: 1 % of 40 allows none.</summary>
    public int Of(int total) => Percent is { } percent ? (int)Math.Floor(total * percent / 100m) : Count;

    public override string ToString() => Percent is { } percent
        ? percent.ToString("0.##########", CultureInfo.InvariantCulture) + "%"
        : Count.ToString(CultureInfo.InvariantCulture);
}
