using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Core.Faults;

/// <summary>One fault of a rehearsal's fault file.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Account">Where; null is every account.</param>
/// <param name="Region">Where; null is every region.</param>
/// <param name="At">When it begins, from the start of the rehearsal.</param>
/// <param name="For">How long it lasts; null is to the end.</param>
/// <param name="Percent">Share of the calls or targets it strikes, above 0 up to 100.</param>
/// <param name="Api">For faults of the wire: <c>service:Operation</c>, or <c>service:*</c>; null is every call.</param>
public sealed record Fault(
    FaultKind Kind,
    AccountId? Account = null,
    Region? Region = null,
    TimeSpan At = default,
    TimeSpan? For = null,
    double Percent = 100,
    string? Api = null)
{
    /// <summary>Whether the fault is in force this long after the start.</summary>
    public bool IsInForce(TimeSpan sinceStart) =>
        sinceStart >= At && (For is null || sinceStart < At + For.Value);
}
