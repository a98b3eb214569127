using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>The names the official SDK gives the parts of a client.</summary>
internal sealed class Names(ServiceDefinition service)
{
    public string Client => $"Amazon{service.Name}Client";

    public string Interface => $"IAmazon{service.Name}";

    public string Config => $"Amazon{service.Name}Config";

    public string Exception => $"Amazon{service.Name}Exception";

    public string Request => $"Amazon{service.Name}Request";

    public string Metadata => $"Amazon{service.Name}Metadata";

    public string PaginatorFactory => $"{service.Name}PaginatorFactory";

    public string Shapes => $"global::{service.Namespace}.Internal.{service.Name}Shapes";

    public string Operations => $"global::{service.Namespace}.Internal.{service.Name}Operations";

    public string Model(string type) => $"global::{service.Namespace}.Model.{type}";

    /// <summary>The C# type of a member. A list or map of an enumeration holds text, as in the SDK.</summary>
    public string Type(TypeReference type) => type switch
    {
        { Kind: TypeKind.List, Item: { } item } => $"List<{Element(item)}>",
        { Kind: TypeKind.Map, Item: { } item } => $"Dictionary<string, {Element(item)}>",
        { Kind: TypeKind.Structure } => Model(type.Name),
        { Kind: TypeKind.Enum } => $"global::{service.Namespace}.{type.Name}",
        { Name: "int" or "long" or "bool" or "double" } => type.Name + "?",
        { Name: "timestamp" } => "DateTime?",
        _ => "string",
    };

    /// <summary>The expression for the shape of a type.</summary>
    public string Shape(TypeReference type) => type switch
    {
        { Kind: TypeKind.List, Item: { } item } => $"new ListShape<{Element(item)}>({ElementShape(item)})",
        { Kind: TypeKind.Map, Item: { } item } => $"new MapShape<{Element(item)}>({ElementShape(item)})",
        { Kind: TypeKind.Structure } => $"{Shapes}.{type.Name}",
        { Kind: TypeKind.Enum } => $"new EnumShape<{Type(type)}>({Type(type)}.FindValue)",
        _ => $"Scalars.{char.ToUpperInvariant(type.Name[0])}{type.Name.Substring(1)}",
    };

    private string Element(TypeReference item) => item.Kind is TypeKind.Enum ? "string" : Type(item);

    private string ElementShape(TypeReference item) => item.Kind is TypeKind.Enum ? "Scalars.String" : Shape(item);
}
