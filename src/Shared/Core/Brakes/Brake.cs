using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Brakes;

/// <summary>
/// The parameter that every document reads before anything else, in the member and region where it runs. One that was
/// never set up counts as off; any other value than <see cref="Off"/> stops.
/// </summary>
public static class Brake
{
    public const string Parameter = "/pciautoheal/brake";

    public const string Off = "off";

    /// <summary>Thrown by a person: only a person takes it off again.</summary>
    public const string On = "on";

    /// <summary>Thrown because a rollout was contained: resuming that rollout takes it off, nobody else's.</summary>
    public static string ContainedBy(RolloutId rollout) => $"contained-by:{rollout}";

    public static bool IsOff(string? value) => value is null or Off;
}
