using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>Every intrinsic function of the specification (appendix B), by name.</summary>
internal static class IntrinsicFunctions
{
    public static readonly IReadOnlyDictionary<string, IntrinsicFunction> All =
        new Dictionary<string, IntrinsicFunction>(StringComparer.Ordinal)
        {
            ["States.Format"] = new(1, int.MaxValue, TextIntrinsics.Format),
            ["States.StringToJson"] = new(1, 1, TextIntrinsics.StringToJson),
            ["States.JsonToString"] = new(1, 1, TextIntrinsics.JsonToString),
            ["States.StringSplit"] = new(2, 2, TextIntrinsics.Split),
            ["States.UUID"] = new(0, 0, call => JsonValue.Create(call.Draws.NextUuid().ToString("D"))),
            ["States.Array"] = new(0, int.MaxValue, call => Json.Array(call.Arguments)),
            ["States.ArrayPartition"] = new(2, 2, ArrayIntrinsics.Partition),
            ["States.ArrayContains"] = new(2, 2, ArrayIntrinsics.Contains),
            ["States.ArrayRange"] = new(3, 3, ArrayIntrinsics.Range),
            ["States.ArrayGetItem"] = new(2, 2, ArrayIntrinsics.GetItem),
            ["States.ArrayLength"] = new(1, 1, call => Json.Number(call.Array(0).Count)),
            ["States.ArrayUnique"] = new(1, 1, ArrayIntrinsics.Unique),
            ["States.Base64Encode"] = new(1, 1, EncodingIntrinsics.Base64Encode),
            ["States.Base64Decode"] = new(1, 1, EncodingIntrinsics.Base64Decode),
            ["States.Hash"] = new(2, 2, EncodingIntrinsics.Hash),
            ["States.JsonMerge"] = new(3, 3, MergeIntrinsic.Merge),
            ["States.MathRandom"] = new(2, 3, MathIntrinsics.Random),
            ["States.MathAdd"] = new(2, 2, call => Json.Number(call.Whole(0) + call.Whole(1))),
        };
}
