using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl.Tests;

/// <summary>What a task answers: an output, or an error with its cause.</summary>
internal sealed record Answer(JsonNode? Output, string? Error = null, string? Cause = null);

/// <summary>
/// Scripted answers by resource. The same input asked again is the next attempt; the last step of a script repeats.
/// <c>independent/peers.cjs</c> reads scripts in the same way.
/// </summary>
internal sealed class TaskScript(JsonObject? tasks)
{
    private readonly Dictionary<string, int> _asked = [];

    public Answer For(TaskCall call)
    {
        var text = call.Input?.ToJsonString() ?? "null";
        var steps = tasks![call.Resource]!.AsArray().Select(step => step!.AsObject())
            .Where(step => !step.TryGetPropertyValue("when", out var when) || JsonNode.DeepEquals(when, call.Input))
            .ToList();
        var attempt = _asked.GetValueOrDefault(call.Resource + text);
        _asked[call.Resource + text] = attempt + 1;
        var chosen = steps[Math.Min(attempt, steps.Count - 1)];
        if (chosen.ContainsKey("echo"))
            return new Answer(call.Input?.DeepClone());
        return chosen["error"] is { } error
            ? new Answer(null, error.GetValue<string>(), chosen["cause"]?.GetValue<string>())
            : new Answer(chosen["result"]?.DeepClone());
    }
}
