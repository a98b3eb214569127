using System;
using System.Collections.Generic;

namespace PciAutoHeal.AwsSdk.Generator.Model;

/// <summary>Reads <c>wire=Name:type</c> and the type in it.</summary>
internal sealed class TypeReader(HashSet<string> structures, HashSet<string> enums)
{
    private static readonly HashSet<string> Scalars =
        ["string", "int", "long", "bool", "double", "timestamp", "token"];

    public MemberDefinition ReadMember(int line, string word)
    {
        var colon = word.IndexOf(':');
        if (colon <= 0)
        {
            throw new ModelException(line, $"'{word}' is no member; expected Name:type or wire=Name:type.");
        }

        var names = word.Substring(0, colon).Split('=');
        return new(names[0], names[names.Length - 1], ReadType(line, word.Substring(colon + 1)));
    }

    private TypeReference ReadType(int line, string text)
    {
        if (Between(text, '[', ']') is { } element)
        {
            return TypeReference.Of(TypeKind.List, ReadType(line, element));
        }

        if (Between(text, '{', '}') is { } value)
        {
            return TypeReference.Of(TypeKind.Map, ReadType(line, value));
        }

        return text switch
        {
            _ when Scalars.Contains(text) => new(TypeKind.Scalar, text),
            _ when structures.Contains(text) => new(TypeKind.Structure, text),
            _ when enums.Contains(text) => new(TypeKind.Enum, text),
            _ => throw new ModelException(line, $"Type '{text}' is neither a scalar nor declared in this file."),
        };
    }

    private static string? Between(string text, char open, char close) =>
        text.Length > 2 && text[0] == open && text[text.Length - 1] == close
            ? text.Substring(1, text.Length - 2)
            : null;
}
