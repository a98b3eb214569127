using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Brakes;

/// <summary>How the brake of one account and region stands, after what was asked for was done.</summary>
/// <param name="Value">Null where there is none, which counts as off, and where it could not be read.</param>
/// <param name="Changed">Whether it was written.</param>
/// <param name="ErrorCode">Why it could not be read or written; null when it could.</param>
public sealed record BrakeReading(
    Target Target, string? Value, bool Changed, string? ErrorCode = null, string? Error = null)
{
    public bool IsKnown => ErrorCode is null;

    public bool IsOn => IsKnown && !Brake.IsOff(Value);
}
