using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation;

/// <summary>What AWS answers instead of a result; each protocol renders it in its own way.</summary>
#pragma warning disable CA1710 // Should end in Exception: AWS calls it an error, and so do the services that throw it.
public sealed class ApiError(string code, string message, int status = 400, JsonObject? members = null)
    : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>Further members of the error's shape, such as <c>Reason</c>.</summary>
    public JsonObject? Members { get; } = members;
}
