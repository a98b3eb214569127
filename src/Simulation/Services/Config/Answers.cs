using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Config;

/// <summary>Small shapes that answers share.</summary>
internal static class Answers
{
    /// <summary>The answer with those members that have a value.</summary>
    public static JsonObject With(this JsonObject answer, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null) answer[name] = value;
        }

        return answer;
    }

    public static JsonObject Paged(string member, IEnumerable<JsonNode?> rows, string? nextToken) =>
        new JsonObject { [member] = new JsonArray([.. rows]) }.With(("NextToken", nextToken));

    /// <summary>One page of rows, rendered; only the page is.</summary>
    public static JsonObject Page<T>(
        ApiCall call, string member, IReadOnlyList<T> rows, int size, Func<T, JsonNode?> render)
    {
        var page = Simulation.Page.Of(rows, call.Text("NextToken"), size, ConfigErrors.InvalidNextToken);
        return Paged(member, page.Rows.Select(render), page.NextToken);
    }
}
