using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal static class MathIntrinsics
{
    /// <summary>From the first number to just below the second; a seed makes the choice its own.</summary>
    public static JsonNode? Random(IntrinsicCall call)
    {
        var (least, beyond) = (call.Whole(0), call.Whole(1));
        if (least >= beyond)
            throw call.Fault("the first number must be less than the second");
        var draws = call.Arguments.Length == 3 ? new Draws($"States.MathRandom/{call.Whole(2)}") : call.Draws;
        return Json.Number(least + (long)((beyond - least) * draws.NextShare()));
    }
}
