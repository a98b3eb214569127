using System.Text.Json.Nodes;
using PciAutoHeal.Asl;

namespace PciAutoHeal.Runner;

/// <summary>An execution on its way to and from the store, with the token it waits for.</summary>
/// <param name="AwaitedToken">The token of the question that is open; null while none is.</param>
internal sealed record SavedFlow(Execution Execution, string? AwaitedToken)
{
    public string ToJson() => new JsonObject
    {
        ["awaitedToken"] = AwaitedToken,
        ["execution"] = Execution.ToJson(),
    }.ToJsonString();

    public static SavedFlow FromJson(string json)
    {
        var saved = JsonNode.Parse(json)!.AsObject();
        return new(
            Execution.FromJson(saved["execution"]!.GetValue<string>()), saved["awaitedToken"]?.GetValue<string>());
    }
}
