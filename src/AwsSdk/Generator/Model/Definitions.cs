using System.Collections.Generic;

namespace PciAutoHeal.AwsSdk.Generator.Model;

/// <summary>A member: its name on the wire, its .NET name and its type as written in the model.</summary>
internal sealed record MemberDefinition(string Wire, string Name, TypeReference Type);

internal sealed record StructureDefinition(string Name, IReadOnlyList<MemberDefinition> Members);

/// <summary>An error: the class's name, the code on the wire, and the members beside the message.</summary>
internal sealed record ErrorDefinition(string Name, string Code, IReadOnlyList<MemberDefinition> Members);

internal sealed record EnumDefinition(string Name, IReadOnlyList<string> Values);

/// <summary>An operation; <see cref="Page"/> is there when the SDK has a paginator for it.</summary>
internal sealed record OperationDefinition(
    string Name,
    IReadOnlyList<MemberDefinition> Input,
    IReadOnlyList<MemberDefinition> Output,
    IReadOnlyList<string> Errors,
    PageDefinition? Page)
{
    public string Request => Name + "Request";

    public string Response => Name + "Response";
}

/// <summary>The .NET names of the members that carry the token in and out.</summary>
internal sealed record PageDefinition(string In, string Out);
