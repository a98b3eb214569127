namespace PciAutoHeal.Documents.AwsApis;

/// <summary>The six types that an output of a step can have, and what may become one.</summary>
internal static class OutputFit
{
    /// <summary>The narrow ones first.</summary>
    private static readonly string[] Types = ["Boolean", "Integer", "String", "StringMap", "StringList", "MapList"];

    public static bool Fits(string type, Selected found) => type switch
    {
        _ when found.Shape is ApiShape.Anything => true,
        "String" => !found.Many && IsScalar(found.Shape),
        "Boolean" => found is { Many: false, Shape: ApiShape.Scalar { Kind: "boolean" } },
        "Integer" => found is { Many: false, Shape: ApiShape.Scalar { Kind: "integer" } },
        "StringMap" => !found.Many && IsMap(found.Shape),
        "StringList" => ItemOf(found) is { } item && IsScalar(item),
        "MapList" => ItemOf(found) is { } item && IsMap(item),
        _ => false,
    };

    /// <summary>The type that fits best, in words.</summary>
    public static string Best(Selected found) =>
        Types.FirstOrDefault(type => Fits(type, found)) ?? "something else";

    private static ApiShape? ItemOf(Selected found) => found switch
    {
        { Many: true, Shape: not ApiShape.Items } => found.Shape,
        { Many: false, Shape: ApiShape.Items items } => items.Of,
        _ => null,
    };

    private static bool IsScalar(ApiShape shape) => shape is ApiShape.Scalar or ApiShape.Choice or ApiShape.Anything;

    private static bool IsMap(ApiShape shape) => shape is ApiShape.Structure or ApiShape.Map or ApiShape.Anything;
}
