using System.Text.Json;
using System.Text.Json.Nodes;
using PciAutoHeal.Simulation.Wire;

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

    /// <summary>One page of rows that are written as they are, member by member.</summary>
    public static JsonObject Page<T>(
        ApiCall call, string member, IReadOnlyList<T> rows, int size, Action<Utf8JsonWriter, T> write)
    {
        var page = Simulation.Page.Of(rows, call.Text("NextToken"), size, ConfigErrors.InvalidNextToken);
        return new JsonObject { [member] = JsonValue.Create(WrittenRows.Of(page.Rows, write)) }
            .With(("NextToken", page.NextToken));
    }
}
