using System.Text.Json.Nodes;

namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>How a run of the program ended, and what it said.</summary>
public sealed record Ran(int Exit, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;
}
