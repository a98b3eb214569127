namespace PciAutoHeal.AwsSdk.Generator.Model;

internal enum TypeKind
{
    Scalar,
    Structure,
    Enum,
    List,
    Map,
}

/// <summary>A type as a member names it. <paramref name="Item"/> is there for lists and maps only.</summary>
internal sealed record TypeReference(TypeKind Kind, string Name, TypeReference? Item = null)
{
    public bool IsCollection => Kind is TypeKind.List or TypeKind.Map;

    public static TypeReference Of(TypeKind collection, TypeReference item) => new(collection, "", item);
}
