using System.Text.Json.Nodes;

namespace PciAutoHeal.Content.Tests.Running;

/// <summary>How a run ended, and every call it made, in order.</summary>
internal sealed record AutomationRun(
    bool Succeeded,
    string? Failure,
    IReadOnlyList<string> Steps,
    IReadOnlyList<PciAutoHeal.Documents.AutomationDocs.ApiCall> Calls,
    IReadOnlyDictionary<string, JsonNode> Outputs)
{
    /// <summary>Exactly one of the ends of a document was reached, so exactly one outcome is there.</summary>
    public string? Outcome => (string?)Outputs.SingleOrDefault(it => it.Key.EndsWith(".Outcome")).Value;

    public string? PreviousState => (string?)Outputs.SingleOrDefault(it => it.Key.EndsWith(".PreviousState")).Value;

    public IEnumerable<string> Writes => Calls.Where(call => !call.IsRead).Select(call => call.ToString());
}
