using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Steps.Brakes;

/// <summary>Where a rollout has thrown the brake, and not taken it off yet.</summary>
/// <param name="Token">The containment that threw it.</param>
/// <param name="Reached">Targets that it has dealt with: thrown, or found thrown by somebody else.</param>
/// <param name="Refused">Targets that could not be reached.</param>
public sealed record BrakesThrown(string Token, IReadOnlyList<Target> Reached, IReadOnlyList<TargetRefusal> Refused)
{
    public const string Document = "brakes";

    public static BrakesThrown Nowhere { get; } = new("", [], []);

    public string Words => $"brake thrown in {Reached.Count} targets"
        + (Refused.Count == 0 ? "" : $", not in {Refused.Count}, the first {Refused[0].Target}: {Refused[0].Code}: {Refused[0].Reason}");
}
