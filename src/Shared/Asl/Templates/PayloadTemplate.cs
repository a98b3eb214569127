using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Asl;

/// <summary>Parameters, ItemSelector, ResultSelector: JSON whose keys ending in <c>.$</c> are computed.</summary>
public abstract record PayloadTemplate
{
    internal abstract JsonNode? Build(DataView view);

    internal static PayloadTemplate Parse(JsonCursor cursor) => cursor.Kind switch
    {
        JsonValueKind.Object => ParseObject(cursor),
        JsonValueKind.Array => new ArrayTemplate([.. cursor.Items().Select(Parse)]),
        _ => new LiteralTemplate(cursor.Element),
    };

    private static ObjectTemplate ParseObject(JsonCursor cursor)
    {
        var template = new ObjectTemplate([.. cursor.Members().Select(ParseField)]);
        var repeated = template.Fields.GroupBy(field => field.Name).FirstOrDefault(same => same.Count() > 1);
        return repeated is null
            ? template
            : throw cursor.Refuse($"'{repeated.Key}' is there twice, once as '{repeated.Key}.$'");
    }

    private static TemplateField ParseField(JsonCursor cursor)
    {
        if (!cursor.Name.EndsWith(".$", StringComparison.Ordinal))
            return new TemplateField(cursor.Name, Parse(cursor));
        var name = cursor.Name[..^2];
        return new TemplateField(name, new ComputedTemplate(cursor.Parsed(Expression.Parse), name));
    }
}

internal sealed record LiteralTemplate(JsonElement Value) : PayloadTemplate
{
    internal override JsonNode? Build(DataView view) => Json.FromElement(Value);
}

internal sealed record ComputedTemplate(Expression Expression, string Field) : PayloadTemplate
{
    internal override JsonNode? Build(DataView view) => Expression.Evaluate(view, $"the field '{Field}.$'");
}

internal sealed record ArrayTemplate(ImmutableArray<PayloadTemplate> Items) : PayloadTemplate
{
    internal override JsonNode? Build(DataView view) => Json.Array(Items.Select(item => item.Build(view)));
}

internal sealed record TemplateField(string Name, PayloadTemplate Value);

internal sealed record ObjectTemplate(ImmutableArray<TemplateField> Fields) : PayloadTemplate
{
    internal override JsonNode? Build(DataView view)
    {
        var members = new JsonObject();
        foreach (var field in Fields)
            members[field.Name] = Json.Place(field.Value.Build(view));
        return members;
    }
}
