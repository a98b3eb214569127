using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

internal static class ArrayIntrinsics
{
    /// <summary>The longest range that AWS makes.</summary>
    private const int LongestRange = 1_000;

    public static JsonNode? Partition(IntrinsicCall call)
    {
        var items = call.Array(0);
        var size = call.Whole(1);
        return size > 0
            ? Json.Array(items.Chunk((int)Math.Min(size, int.MaxValue)).Select(Json.Array))
            : throw call.Fault("the size of a part must be positive");
    }

    public static JsonNode? Contains(IntrinsicCall call)
    {
        var sought = call[1];
        return JsonValue.Create(call.Array(0).Any(item => Json.AreEqual(item, sought)));
    }

    /// <summary>Both ends belong to the range.</summary>
    public static JsonNode? Range(IntrinsicCall call)
    {
        var (first, last, step) = (call.Whole(0), call.Whole(1), call.Whole(2));
        if (step == 0)
            throw call.Fault("the step must not be zero");
        if (((decimal)last - first) / step >= LongestRange)
            throw call.Fault($"the range has more than {LongestRange} items");
        var range = new JsonArray();
        for (var number = first; step > 0 ? number <= last : number >= last; number += step)
            range.Add(Json.Number(number));
        return range;
    }

    public static JsonNode? GetItem(IntrinsicCall call)
    {
        var items = call.Array(0);
        var index = call.Whole(1);
        return index >= 0 && index < items.Count
            ? items[(int)index]
            : throw call.Fault($"there is no item {index} in an array of {items.Count}");
    }

    /// <summary>The first of equal values stays.</summary>
    public static JsonNode? Unique(IntrinsicCall call)
    {
        var seen = new HashSet<JsonNode?>(new SameJson());
        return Json.Array(call.Array(0).Where(seen.Add));
    }

    /// <summary>Equality by value; the hash of a number is that of its value, because 1 and 1.0 are equal.</summary>
    private sealed class SameJson : IEqualityComparer<JsonNode?>
    {
        public bool Equals(JsonNode? x, JsonNode? y) => Json.AreEqual(x, y);

        public int GetHashCode(JsonNode? obj) => obj switch
        {
            JsonObject members => members.Count,
            JsonArray items => ~items.Count,
            _ => Json.Text(obj)?.GetHashCode(StringComparison.Ordinal)
                ?? (Json.Decimal(obj) ?? 0m).GetHashCode(),
        };
    }
}
