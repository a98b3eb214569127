using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal static class MergeIntrinsic
{
    /// <summary>Top-level keys only: deep merging is reserved by the specification and not offered by AWS.</summary>
    public static JsonNode? Merge(IntrinsicCall call)
    {
        if (Json.Truth(call[2]) != false)
            throw call.Fault("the third argument must be false: deep merging is not supported");
        var merged = new JsonObject();
        foreach (var source in new[] { call.Object(0), call.Object(1) })
        {
            foreach (var (name, value) in source)
                merged[name] = value?.DeepClone();
        }

        return merged;
    }
}
