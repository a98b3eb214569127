using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.CloudFormation;

/// <summary>Answers of CloudFormation that come in pages.</summary>
internal static class Shapes
{
    public static JsonObject Page<T>(ApiCall call, string member, IReadOnlyList<T> rows, Func<T, JsonNode?> render)
    {
        var size = Simulation.Page.Size(call, "MaxResults", 1, 100, 100, "ValidationError");
        var page = Simulation.Page.Of(rows, call.Text("NextToken"), size, "ValidationError");
        var answer = new JsonObject { [member] = new JsonArray([.. page.Rows.Select(render)]) };
        return answer.With(("NextToken", page.NextToken));
    }

    /// <summary>The answer with those members that have a value.</summary>
    public static JsonObject With(this JsonObject answer, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null) answer[name] = value;
        }

        return answer;
    }

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
