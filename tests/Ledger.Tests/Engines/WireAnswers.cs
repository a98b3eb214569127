using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>Answers of a DynamoDB in trouble.</summary>
internal static class WireAnswers
{
    /// <summary>An answer that outlives the one it was read from.</summary>
    public static async Task<HttpResponseMessage> CopyAsync(HttpResponseMessage answer)
    {
        var copy = new HttpResponseMessage(answer.StatusCode)
        {
            Content = new ByteArrayContent(await answer.Content.ReadAsByteArrayAsync()),
        };
        foreach (var (name, values) in answer.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }

    /// <summary>Sends on the first of a batch and leaves the others undone.</summary>
    public static async Task<HttpResponseMessage> OnlyTheFirstAsync(
        HttpRequestMessage request, Func<Task<HttpResponseMessage>> send, string undone)
    {
        var left = Wanted(request);
        var table = left.Single().Key;
        var all = (left[table] as JsonArray ?? left[table]!["Keys"])!.AsArray();
        var first = all[0]!.DeepClone();
        all.RemoveAt(0);
        JsonNode one = left[table] is JsonArray
            ? new JsonArray(first)
            : new JsonObject { ["Keys"] = new JsonArray(first), ["ConsistentRead"] = true };
        var body = new JsonObject { ["RequestItems"] = new JsonObject { [table] = one } }.ToJsonString();
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
        {
            Headers = { ContentType = new("application/x-amz-json-1.0") },
        };
        using var answer = await send();
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        told[undone] = all.Count == 0 ? new JsonObject() : left;
        return Answer(answer.StatusCode, told);
    }

    /// <summary>What a batch asks for, by table.</summary>
    public static JsonObject Wanted(HttpRequestMessage request)
    {
        using var body = request.Content!.ReadAsStream();
        return JsonNode.Parse(body)!["RequestItems"]!.DeepClone().AsObject();
    }

    /// <param name="reason">Why a transaction was cancelled.</param>
    public static HttpResponseMessage Error(HttpStatusCode status, string code, string? reason = null)
    {
        var error = new JsonObject
        {
            ["__type"] = $"com.amazonaws.dynamodb.v20120810#{code}",
            ["message"] = "as the test wants",
        };
        if (reason is not null)
        {
            error["CancellationReasons"] = new JsonArray(new JsonObject { ["Code"] = reason });
        }

        return Answer(status, error);
    }

    public static HttpResponseMessage Answer(HttpStatusCode status, JsonObject body) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
}
