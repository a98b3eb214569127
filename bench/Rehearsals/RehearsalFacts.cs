using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PciAutoHeal.Bench.Rehearsals;

/// <summary>What the JSON of a rehearsal says about itself.</summary>
internal sealed record RehearsalFacts(string State, int Targets, long ApiCalls, long VirtualSeconds)
{
    public static (RehearsalFacts Facts, string Fingerprint) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var facts = new RehearsalFacts(
            root.GetProperty("state").GetString() ?? "",
            root.GetProperty("targets").GetArrayLength(),
            root.GetProperty("apiCalls").EnumerateObject().Sum(call => call.Value.GetInt64()),
            root.GetProperty("virtualSeconds").GetInt64());
        var timeline = Encoding.UTF8.GetBytes(root.GetProperty("timeline").GetRawText());
        return (facts, Convert.ToHexStringLower(SHA256.HashData(timeline))[..12]);
    }
}
