using System.Text.RegularExpressions;

namespace PciAutoHeal.Documents.AwsApis;

/// <summary>What a selector finds: one thing, or a list of them.</summary>
internal sealed record Selected(ApiShape Shape, bool Many)
{
    public override string ToString() => Many ? $"a list of {Shape}" : $"a {Shape}";
}

/// <summary>The JSONPath of Systems Manager, walked over shapes instead of values.</summary>
internal sealed partial class AnswerSelector(ApiModel model)
{
    /// <summary>Stands for a part of the path that only the run knows.</summary>
    private const string Unknown = "__";

    /// <summary>Null where the path is not readable or leads to no member.</summary>
    public Selected? Follow(string path, ApiShape? answer)
    {
        path = Reference().Replace(path, Unknown);
        if (!path.StartsWith('$'))
            return null;
        if (path.StartsWith("$.ResponseMetadata.", StringComparison.Ordinal))
            return new(new ApiShape.Anything(), Many: false);
        Selected? at = new(answer ?? new ApiShape.Anything(), Many: false);
        var parts = Part().Matches(path[1..]);
        if (parts.Sum(part => part.Length) != path.Length - 1 || (answer is null && parts.Count > 0))
            return null;
        foreach (Match part in parts)
            at = at is null ? null : Step(at, part);
        return at;
    }

    private Selected? Step(Selected at, Match part)
    {
        if (at.Shape is ApiShape.Anything)
            return at;
        if (part.Groups["deep"] is { Success: true, Value: var deep })
            return Below(at.Shape, deep, []).FirstOrDefault() is { } found ? new(found, Many: true) : null;
        if (part.Groups["name"] is { Success: true } name)
            return Member(at.Shape, name.Value) is { } member ? at with { Shape = member } : null;
        var each = !part.Groups["index"].Success;
        return at.Shape switch
        {
            ApiShape.Items items => new(items.Of, at.Many || each),
            ApiShape.Map map when part.Groups["all"].Success => new(map.Of, Many: true),
            _ => null,
        };
    }

    private ApiShape? Member(ApiShape shape, string name) => shape switch
    {
        ApiShape.Structure when name.Contains(Unknown, StringComparison.Ordinal) => new ApiShape.Anything(),
        ApiShape.Structure structure => model.MembersOf(structure).FirstOrDefault(it => it.Name == name)?.Shape,
        ApiShape.Map map => map.Of,
        _ => null,
    };

    /// <summary>Every member of that name at any depth.</summary>
    private IEnumerable<ApiShape> Below(ApiShape shape, string name, HashSet<ApiShape> seen) => shape switch
    {
        ApiShape.Items items => Below(items.Of, name, seen),
        ApiShape.Map map => Below(map.Of, name, seen).Append(map.Of),
        ApiShape.Structure structure when seen.Add(structure) => model.MembersOf(structure).SelectMany(member =>
            member.Name == name ? [member.Shape] : Below(member.Shape, name, seen)),
        _ => [],
    };

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Reference();

    /// <summary>..Name, .Name, .'any name', ['any name'], [0], [*] or .*, [0:2], [?(…)].</summary>
    [GeneratedRegex("""
        \.\.(?<deep>\w+)|\.(?<name>[\w-]+)|\.['"](?<name>[^'"]+)['"]|\[['"](?<name>[^'"]+)['"]\]
        |\[(?<index>-?\d+)\]|(?<all>\[\*\]|\.\*)|\[-?\d*:-?\d*\]|\[\?\((?:[^()]|\([^()]*\))*\)\]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Part();
}
