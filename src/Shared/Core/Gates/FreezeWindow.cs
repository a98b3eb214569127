using System.Globalization;

namespace PciAutoHeal.Core.Gates;

/// <summary>
/// A time in which no wave starts and none is promoted. What runs goes on, and a bad wave still halts.
/// </summary>
/// <param name="To">The first moment after it.</param>
public sealed record FreezeWindow(DateTimeOffset From, DateTimeOffset To, string Reason)
{
    /// <summary>The window in force; of several the one that ends last.</summary>
    public static FreezeWindow? At(IReadOnlyList<FreezeWindow>? windows, DateTimeOffset now) =>
        windows?.Where(w => w.From <= now && now < w.To).MaxBy(w => w.To);

    /// <summary>Names the window in ids of events.</summary>
    public string Token => string.Create(CultureInfo.InvariantCulture, $"freeze.{From.UtcTicks}.{To.UtcTicks}");

    public string Words => string.Create(
        CultureInfo.InvariantCulture, $"frozen until {To.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {Reason}");
}
