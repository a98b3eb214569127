using System.Text.Json.Serialization;

namespace PciAutoHeal.Cli.Console;

/// <summary>The JSON of <c>rollout register</c>.</summary>
/// <param name="Release">Hash of the packs and documents.</param>
/// <param name="PlanHash">Of the plan for the organization that was named; null where none was.</param>
/// <param name="StateMachine">The deployed state machine that is to run it; null where the ledger is on this
/// machine.</param>
/// <param name="IsNew">False where it was on record already.</param>
internal sealed record RegisteredDocument(
    string Rollout,
    string Name,
    DateTimeOffset RegisteredAt,
    string RegisteredBy,
    string Release,
    string? PlanHash,
    string? StateMachine,
    bool IsNew)
{
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "pciautoheal/registered/1";
}
