namespace PciAutoHeal.Documents.AwsApis;

/// <summary>Shapes as operations.txt writes them; distill.py says how.</summary>
internal static class ApiShapeText
{
    private static readonly Dictionary<string, ApiShape> Scalars =
        new[] { "string", "integer", "number", "boolean", "timestamp", "blob" }
            .ToDictionary(kind => kind, ApiShape (kind) => new ApiShape.Scalar(kind), StringComparer.Ordinal);

    /// <summary><c>Name!:type</c>, the mark where it is required.</summary>
    public static ApiMember Member(string text, string service)
    {
        var end = text.IndexOf(':', StringComparison.Ordinal);
        var required = text[end - 1] == '!';
        return new(text[..(required ? end - 1 : end)], required, Shape(text[(end + 1)..], service));
    }

    private static ApiShape Shape(string text, string service) => text[0] switch
    {
        '@' => new ApiShape.Structure(service, text[1..]),
        '[' => new ApiShape.Items(Shape(text[1..^1], service)),
        '<' => new ApiShape.Map(Shape(text[1..^1], service)),
        '(' => new ApiShape.Choice([.. text[1..^1].Split('|').Select(Uri.UnescapeDataString)]),
        _ => Scalars.GetValueOrDefault(text) ?? new ApiShape.Anything(),
    };
}
