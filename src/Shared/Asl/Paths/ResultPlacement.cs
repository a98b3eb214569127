using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>ResultPath: the state's input with the result put where a reference path says.</summary>
internal static class ResultPlacement
{
    public static JsonNode? Place(JsonNode? input, JsonPath? path, JsonNode? result)
    {
        if (path is null)
            return input;
        if (path.Segments.IsEmpty)
            return result;

        var combined = input?.DeepClone();
        var parent = combined;
        for (var i = 0; i < path.Segments.Length - 1; i++)
            parent = Step(parent, path.Segments[i], path);
        Put(parent, path.Segments[^1], Json.Place(result), path);
        return combined;
    }

    /// <summary>The value one step further; objects that are missing on the way are created.</summary>
    private static JsonNode? Step(JsonNode? parent, PathSegment segment, JsonPath path)
    {
        switch (segment, parent)
        {
            case (NameSegment { Name: var name }, JsonObject members):
                if (!members.TryGetPropertyValue(name, out var child))
                    members[name] = child = new JsonObject();
                return child;
            case (IndexSegment { Index: var index }, JsonArray items) when index < items.Count:
                return items[index];
            default:
                throw Mismatch(path);
        }
    }

    private static void Put(JsonNode? parent, PathSegment segment, JsonNode? result, JsonPath path)
    {
        switch (segment, parent)
        {
            case (NameSegment { Name: var name }, JsonObject members):
                members[name] = result;
                break;
            case (IndexSegment { Index: var index }, JsonArray items) when index < items.Count:
                items[index] = result;
                break;
            default:
                throw Mismatch(path);
        }
    }

    private static StateFaultException Mismatch(JsonPath path) => new(
        ErrorNames.ResultPathMatchFailure,
        $"The ResultPath '{path}' cannot be applied to the input the state received.");
}
