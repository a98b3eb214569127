using System;
using System.Collections.Generic;
using System.Linq;

namespace PciAutoHeal.AwsSdk.Generator.Model;

/// <summary>Reads a model. What it refuses is named with its line, because the compiler shows nothing else.</summary>
internal sealed class ModelReader
{
    private static readonly string[] Settings = ["namespace", "id", "version", "protocol", "endpoint"];
    private static readonly string[] Sections = ["in", "out", "errors", "page"];

    private readonly List<Declaration> declarations;
    private readonly TypeReader types;

    private ModelReader(string text)
    {
        declarations = Declaration.ReadAll(text);
        types = new TypeReader(Names("structure"), Names("enum"));
    }

    public static ServiceDefinition Read(string text) => new ModelReader(text).Read();

    private ServiceDefinition Read()
    {
        var service = ReadService();
        foreach (var declaration in declarations)
        {
            switch (declaration.Keyword)
            {
                case "service":
                    break;
                case "op":
                    service.Operations.Add(ReadOperation(declaration));
                    break;
                case "structure":
                    service.Structures.Add(new(declaration.Name, ReadMembers(declaration, declaration.Rest)));
                    break;
                case "error":
                    service.Errors.Add(ReadError(declaration));
                    break;
                case "enum":
                    service.Enums.Add(new(declaration.Name, [.. declaration.Rest]));
                    break;
                default:
                    throw new ModelException(
                        declaration.Line,
                        $"'{declaration.Keyword}' is no declaration; expected service, op, structure, error or enum.");
            }
        }

        return service;
    }

    private ServiceDefinition ReadService()
    {
        if (declarations.Count(declaration => declaration.Keyword == "service") != 1)
        {
            throw new ModelException(0, "A model declares one service.");
        }

        var declaration = declarations.Single(declaration => declaration.Keyword == "service");
        var settings = declaration.Rest.Select(word => word.Split('=')).ToDictionary(
            pair => pair[0],
            pair => pair.Length == 2
                ? pair[1]
                : throw new ModelException(declaration.Line, $"'{pair[0]}' has no value."));
        settings.TryGetValue("protocol", out var protocol);
        var json = protocol is "json-1.0" or "json-1.1";
        string[] needed = json ? [.. Settings, "target"] : Settings;
        if (needed.FirstOrDefault(name => !settings.ContainsKey(name)) is { } missing)
        {
            throw new ModelException(declaration.Line, $"The service has no '{missing}'.");
        }

        return json || protocol == "query"
            ? new ServiceDefinition(declaration.Name, settings)
            : throw new ModelException(
                declaration.Line, $"Protocol '{protocol}'; expected json-1.0, json-1.1 or query.");
    }

    private OperationDefinition ReadOperation(Declaration declaration)
    {
        var sections = Sections.ToDictionary(name => name, _ => new List<string>());
        List<string>? current = null;
        foreach (var word in declaration.Rest)
        {
            if (sections.TryGetValue(word, out var next))
            {
                current = next;
            }
            else
            {
                (current ?? throw new ModelException(declaration.Line, $"'{word}' is outside in, out, errors, page."))
                    .Add(word);
            }
        }

        return new(
            declaration.Name,
            ReadMembers(declaration, sections["in"]),
            ReadMembers(declaration, sections["out"]),
            ReadErrors(declaration, sections["errors"]),
            sections["page"] is { Count: > 0 } page ? new PageDefinition(page[0], page[page.Count - 1]) : null);
    }

    private List<string> ReadErrors(Declaration declaration, List<string> names)
    {
        var unknown = names.Except(Names("error")).FirstOrDefault();
        return unknown is null
            ? names
            : throw new ModelException(declaration.Line, $"Error '{unknown}' of {declaration.Name} is not declared.");
    }

    private ErrorDefinition ReadError(Declaration declaration)
    {
        const string Code = "code=";
        var code = declaration.Rest.FirstOrDefault(word => word.StartsWith(Code, StringComparison.Ordinal));
        return new(
            declaration.Name,
            code?.Substring(Code.Length) ?? declaration.Name,
            ReadMembers(declaration, declaration.Rest.Where(word => word != code)));
    }

    /// <summary>Sorted by .NET name, as the official clients write them.</summary>
    private List<MemberDefinition> ReadMembers(Declaration declaration, IEnumerable<string> words) =>
        [.. words.Select(word => types.ReadMember(declaration.Line, word))
            .OrderBy(member => member.Name, StringComparer.Ordinal)];

    private HashSet<string> Names(string keyword) =>
        [.. declarations.Where(declaration => declaration.Keyword == keyword).Select(declaration => declaration.Name)];
}
