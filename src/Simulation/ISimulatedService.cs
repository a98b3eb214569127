using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation;

/// <summary>
/// One AWS service: what it answers to a decoded call. Services keep no state; state lives in accounts.
/// </summary>
public interface ISimulatedService
{
    /// <summary>The service's name in the credential scope of a signature, such as <c>cloudformation</c>.</summary>
    string SigningName { get; }

    WireProtocol Protocol { get; }

    /// <summary>
    /// What requests without <c>X-Amz-Target</c> speak, where a service has a second protocol; null where it has none.
    /// </summary>
    WireProtocol? OlderProtocol => null;

    /// <summary>The namespace of XML answers; services that answer JSON have none.</summary>
    string XmlNamespace => string.Empty;

    /// <summary>Answers one call, or throws an <see cref="ApiError"/> and has changed nothing.</summary>
    JsonObject Invoke(ApiCall call);
}
