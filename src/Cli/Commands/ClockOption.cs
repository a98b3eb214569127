using System.CommandLine;
using System.Globalization;
using PciAutoHeal.Cli.Input;

namespace PciAutoHeal.Cli.Commands;

/// <summary><c>--clock real|scaled:60</c>.</summary>
internal static class ClockOption
{
    public static readonly Option<string> Option = new("--clock")
    {
        HelpName = "real|scaled:N",
        Description = "Let time run N times faster; give a rollout the scale of the simulation it talks to.",
        DefaultValueFactory = _ => "real",
    };

    public static double ScaleOf(string? text) => text?.Split(':') switch
    {
        null or ["real"] => 1,
        ["scaled", var factor] when double.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale)
            && scale is >= 1 and <= 100_000 => scale,
        _ => throw new InvalidInputException("PAH4011", $"--clock is '{text}'.", "Write real, or scaled:60 for sixty times as fast."),
    };
}
